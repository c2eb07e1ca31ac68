// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Status of a webhook.

linkbreakers_runtime::open_enum! {
    /// Status of a webhook.
    pub enum WebhookStatus {
        /// No value chosen; the server treats it as its default.
        Unspecified = "WEBHOOK_STATUS_UNSPECIFIED",
        /// Webhook that is active.
        Active = "WEBHOOK_STATUS_ACTIVE",
        /// Webhook disabled after repeated delivery failures.
        Disabled = "WEBHOOK_STATUS_DISABLED",
        /// Webhook paused by a user.
        Paused = "WEBHOOK_STATUS_PAUSED",
    }
}
