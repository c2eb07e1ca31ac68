// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to the creation of a thank-you link.

use serde::Serialize;

use crate::models;

/// Answer to the creation of a thank-you link.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateThankYouLinkResponse {
    /// Link that was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<models::Link>>,
}

linkbreakers_runtime::read_object! {
    CreateThankYouLinkResponse {
        "link" => link: value,
    }
}
