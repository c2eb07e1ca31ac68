// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! How a chat bot conversation ended.

linkbreakers_runtime::open_enum! {
    /// How a chat bot conversation ended.
    pub enum ChatBotOutcome {
        /// No value chosen or reported.
        Unspecified = "CHAT_BOT_OUTCOME_UNSPECIFIED",
        /// The conversation was completed.
        Completed = "CHAT_BOT_OUTCOME_COMPLETED",
        /// The information sought was already known.
        AlreadyKnown = "CHAT_BOT_OUTCOME_ALREADY_KNOWN",
        /// The conversation reached its maximum number of exchanges.
        MaxExchanges = "CHAT_BOT_OUTCOME_MAX_EXCHANGES",
        /// The conversation was skipped.
        Skipped = "CHAT_BOT_OUTCOME_SKIPPED",
        /// The chat bot was not available.
        Unavailable = "CHAT_BOT_OUTCOME_UNAVAILABLE",
    }
}
