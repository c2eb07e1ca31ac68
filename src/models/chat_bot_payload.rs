// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a chat bot workflow step.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Settings of a chat bot workflow step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatBotPayload {
    /// Identifier of the agent that leads the conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<String>,
    /// Identifier of the alternative workflow step, taken when the regular next step does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Maximum number of exchanges in the conversation, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub max_exchanges: Option<i64>,
    /// Identifier of the workflow step that follows the conversation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
    /// Pieces of information the chat bot should collect.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub objectives: Option<Vec<models::ChatBotObjective>>,
    /// First message shown to the visitor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opening_message: Option<String>,
    /// Whether the visitor may skip the conversation.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub skip_enabled: Option<bool>,
    /// Text of the skip control.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_label: Option<String>,
    /// Whether the step is skipped when the information sought is already known.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub skip_when_known: Option<bool>,
}
