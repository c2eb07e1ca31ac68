// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Kind of actor a device actor condition can match.

linkbreakers_runtime::open_enum! {
    /// Kind of actor a device actor condition can match.
    pub enum DeviceActorConditionValue {
        /// No value chosen; the server treats it as its default.
        Unspecified = "DEVICE_ACTOR_CONDITION_VALUE_UNSPECIFIED",
        /// Matches humans.
        Human = "DEVICE_ACTOR_CONDITION_VALUE_HUMAN",
        /// Matches bots.
        Bot = "DEVICE_ACTOR_CONDITION_VALUE_BOT",
        /// Matches agents.
        Agent = "DEVICE_ACTOR_CONDITION_VALUE_AGENT",
        /// Matches actors of unknown kind.
        Undetermined = "DEVICE_ACTOR_CONDITION_VALUE_UNKNOWN",
        /// Matches automated clients.
        Automated = "DEVICE_ACTOR_CONDITION_VALUE_AUTOMATED",
    }
}
