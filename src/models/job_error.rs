// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Reason why a job failed.

use serde::Serialize;

use crate::models;

/// Reason why a job failed.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JobError {
    /// Machine-readable error name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code_type: Option<String>,
    /// Human-readable explanation of the failure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

linkbreakers_runtime::read_object! {
    JobError {
        "codeType" => code_type: value,
        "message" => message: value,
    }
}
