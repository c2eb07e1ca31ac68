// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One message of a chat bot conversation.

use serde::Serialize;

use crate::models;

/// One message of a chat bot conversation.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChatBotTraceMessage {
    /// Side that wrote the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<models::ChatBotMessageAuthor>,
    /// Text of the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
}

linkbreakers_runtime::read_object! {
    ChatBotTraceMessage {
        "author" => author: value,
        "content" => content: value,
    }
}
