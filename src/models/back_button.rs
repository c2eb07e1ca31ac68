// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Back button of a workflow step.

use serde::Serialize;

use crate::models;

/// Back button of a workflow step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackButton {
    /// Whether the step shows a back button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Text of the back button, at most 40 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

linkbreakers_runtime::read_object! {
    BackButton {
        "enabled" => enabled: boolean,
        "label" => label: value,
    }
}
