// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that shows a page with several buttons.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that shows a page with several buttons.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MultiLinkPayload {
    /// Buttons shown on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buttons: Option<Vec<models::MultiLinkButton>>,
    /// Explanatory text of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Heading of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

linkbreakers_runtime::read_object! {
    MultiLinkPayload {
        "buttons" => buttons: list,
        "description" => description: value,
        "title" => title: value,
    }
}
