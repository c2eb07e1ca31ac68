// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to the deletion of a visitor attribute.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Answer to the deletion of a visitor attribute.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteAttributeResponse {
    /// Whether the attribute was deleted.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub success: Option<bool>,
}
