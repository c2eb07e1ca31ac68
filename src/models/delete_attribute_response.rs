// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to the deletion of a visitor attribute.

use serde::Serialize;

use crate::models;

/// Answer to the deletion of a visitor attribute.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteAttributeResponse {
    /// Whether the attribute was deleted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success: Option<bool>,
}

linkbreakers_runtime::read_object! {
    DeleteAttributeResponse {
        "success" => success: boolean,
    }
}
