// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to a link update.

use serde::Serialize;

use crate::models;

/// Answer to a link update.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateLinkResponse {
    /// Link as it stands after the update.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<models::Link>>,
}

linkbreakers_runtime::read_object! {
    UpdateLinkResponse {
        "link" => link: value,
    }
}
