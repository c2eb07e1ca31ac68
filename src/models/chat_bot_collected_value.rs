// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Value which the chat bot collected from a visitor.

use serde::Serialize;

use crate::models;

/// Value which the chat bot collected from a visitor.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatBotCollectedValue {
    /// Key of the objective the value belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Display label of the objective the value belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Collected value, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

linkbreakers_runtime::read_object! {
    ChatBotCollectedValue {
        "key" => key: value,
        "label" => label: value,
        "value" => value: value,
    }
}
