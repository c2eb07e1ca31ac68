// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Error body returned with failed requests; all four members are always present.

use serde::Serialize;

use crate::models;

/// Error body returned with failed requests; all four members are always present.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ErrorResponse {
    /// HTTP status code of the error as an int32.
    pub code: i64,
    /// Machine-readable error name, for example `MEDIA_ALREADY_EXISTS`; `UNKNOWN` when none is given.
    pub code_type: String,
    /// Further free-form objects describing the error.
    pub details: Vec<std::collections::HashMap<String, serde_json::Value>>,
    /// Human-readable explanation of the error.
    pub message: String,
}

linkbreakers_runtime::read_object! {
    ErrorResponse {
        "code" => code: int64_required required,
        "codeType" => code_type: value required,
        "details" => details: vec_required required,
        "message" => message: value required,
    }
}
