// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Reason for using a fallback destination.

linkbreakers_runtime::open_enum! {
    /// Reason for using a fallback destination.
    pub enum RedirectTraceDataFallbackReason {
        /// No value chosen; the reason is not stated.
        Unspecified = "FALLBACK_REASON_UNSPECIFIED",
        /// Media that should have been opened was missing.
        MediaMissing = "FALLBACK_REASON_MEDIA_MISSING",
    }
}
