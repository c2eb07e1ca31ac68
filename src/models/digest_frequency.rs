// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! How often a digest is sent.

linkbreakers_runtime::open_enum! {
    /// How often a digest is sent.
    pub enum DigestFrequency {
        /// No value chosen; the server treats it as its default.
        Unspecified = "DIGEST_FREQUENCY_UNSPECIFIED",
        /// No digest is sent.
        None = "DIGEST_FREQUENCY_NONE",
        /// Digest sent once a week.
        Weekly = "DIGEST_FREQUENCY_WEEKLY",
        /// Digest sent once a month.
        Monthly = "DIGEST_FREQUENCY_MONTHLY",
    }
}
