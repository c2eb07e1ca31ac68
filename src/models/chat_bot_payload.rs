// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a chat bot workflow step.

use serde::Serialize;

use crate::models;

/// Settings of a chat bot workflow step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatBotPayload {
    /// Identifier of the agent that leads the conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<String>,
    /// Identifier of the alternative workflow step, taken when the regular next step does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Maximum number of exchanges in the conversation, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_exchanges: Option<i64>,
    /// Identifier of the workflow step that follows the conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
    /// Pieces of information the chat bot should collect.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objectives: Option<Vec<models::ChatBotObjective>>,
    /// First message shown to the visitor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening_message: Option<String>,
    /// Whether the visitor may skip the conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_enabled: Option<bool>,
    /// Text of the skip control.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_label: Option<String>,
    /// Whether the step is skipped when the information sought is already known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_when_known: Option<bool>,
}

linkbreakers_runtime::read_object! {
    ChatBotPayload {
        "agentId" => agent_id: value,
        "elseNextStepId" => else_next_step_id: value,
        "maxExchanges" => max_exchanges: int64,
        "nextStepId" => next_step_id: value,
        "objectives" => objectives: list,
        "openingMessage" => opening_message: value,
        "skipEnabled" => skip_enabled: boolean,
        "skipLabel" => skip_label: value,
        "skipWhenKnown" => skip_when_known: boolean,
    }
}
