// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that shows a thank-you page.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that shows a thank-you page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ThankYouPagePayload {
    /// Text shown on the thank-you page in addition to its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Title of the thank-you page; always present.
    pub title: String,
}

linkbreakers_runtime::read_object! {
    ThankYouPagePayload {
        "description" => description: value,
        "title" => title: value required,
    }
}
