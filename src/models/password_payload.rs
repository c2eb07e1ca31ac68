// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that asks for a password.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that asks for a password.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PasswordPayload {
    /// Explanatory text shown with the password prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Password that the visitor must enter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// Heading shown with the password prompt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

linkbreakers_runtime::read_object! {
    PasswordPayload {
        "description" => description: value,
        "password" => password: value,
        "title" => title: value,
    }
}
