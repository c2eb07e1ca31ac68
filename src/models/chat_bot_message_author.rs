// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Side of a chat bot conversation that wrote a message.

linkbreakers_runtime::open_enum! {
    /// Side of a chat bot conversation that wrote a message.
    pub enum ChatBotMessageAuthor {
        /// No value chosen or reported.
        Unspecified = "CHAT_BOT_MESSAGE_AUTHOR_UNSPECIFIED",
        /// The agent wrote the message.
        Agent = "CHAT_BOT_MESSAGE_AUTHOR_AGENT",
        /// The visitor wrote the message.
        Visitor = "CHAT_BOT_MESSAGE_AUTHOR_VISITOR",
    }
}
