// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Product a webhook was set up from.

linkbreakers_runtime::open_enum! {
    /// Product a webhook was set up from.
    pub enum WebhookSource {
        /// No value chosen; the server treats it as its default.
        Unspecified = "WEBHOOK_SOURCE_UNSPECIFIED",
        /// Webhook set up from Linkbreakers itself.
        Linkbreakers = "WEBHOOK_SOURCE_LINKBREAKERS",
        /// Webhook set up from Make.
        Make = "WEBHOOK_SOURCE_MAKE",
        /// Webhook set up from Zapier.
        Zapier = "WEBHOOK_SOURCE_ZAPIER",
    }
}
