// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of a chat bot step in an event trace.

use serde::Serialize;

use crate::models;

/// Record of a chat bot step in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatBotTraceData {
    /// Identifier of the agent that led the conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<String>,
    /// Name of the agent that led the conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_name: Option<String>,
    /// Values collected during the conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub collected: Option<Vec<models::ChatBotCollectedValue>>,
    /// Number of exchanges that took place, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exchanges: Option<i64>,
    /// How the conversation ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<models::ChatBotOutcome>,
    /// Messages of the conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transcript: Option<Vec<models::ChatBotTraceMessage>>,
}

linkbreakers_runtime::read_object! {
    ChatBotTraceData {
        "agentId" => agent_id: value,
        "agentName" => agent_name: value,
        "collected" => collected: list,
        "exchanges" => exchanges: int64,
        "outcome" => outcome: value,
        "transcript" => transcript: list,
    }
}
