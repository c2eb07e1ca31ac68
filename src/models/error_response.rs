// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Error body returned with failed requests; all four members are always present.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Error body returned with failed requests; all four members are always present.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorResponse {
    /// HTTP status code of the error as an int32.
    #[serde(deserialize_with = "lenient::int64_required")]
    pub code: i64,
    /// Machine-readable error name, for example `MEDIA_ALREADY_EXISTS`; `UNKNOWN` when none is given.
    pub code_type: String,
    /// Further free-form objects describing the error.
    #[serde(deserialize_with = "lenient::vec_required")]
    pub details: Vec<std::collections::HashMap<String, serde_json::Value>>,
    /// Human-readable explanation of the error.
    pub message: String,
}
