// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to fetching a single link.

use serde::Serialize;

use crate::models;

/// Answer to fetching a single link.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GetLinkResponse {
    /// Link that was requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<models::Link>>,
}

linkbreakers_runtime::read_object! {
    GetLinkResponse {
        "link" => link: value,
    }
}
