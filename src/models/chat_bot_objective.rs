// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Piece of information the chat bot should collect from the visitor.

use serde::Serialize;

use crate::models;

/// Piece of information the chat bot should collect from the visitor.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatBotObjective {
    /// Explanation of what the objective asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
    /// Key under which the collected value is stored.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Display label of the objective.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Choices offered for the objective, for types that take a choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::FormFieldOption>>,
    /// Whether the objective has to be answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Form field type of the expected answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<models::FormFieldType>,
}

linkbreakers_runtime::read_object! {
    ChatBotObjective {
        "explanation" => explanation: value,
        "key" => key: value,
        "label" => label: value,
        "options" => options: list,
        "required" => required: boolean,
        "type" => r#type: value,
    }
}
