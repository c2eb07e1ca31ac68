// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of how a visitor passed through a password step.

use serde::Serialize;

use crate::models;

/// Record of how a visitor passed through a password step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PasswordTraceData {
    /// Explanatory text shown with the password prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Heading shown with the password prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether the password was validated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validated: Option<bool>,
}

linkbreakers_runtime::read_object! {
    PasswordTraceData {
        "description" => description: value,
        "title" => title: value,
        "validated" => validated: boolean,
    }
}
