// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Outcome of asking a visitor to share a location.

linkbreakers_runtime::open_enum! {
    /// Outcome of asking a visitor to share a location.
    pub enum LocationRequestOutcome {
        /// No value chosen; the outcome is not stated.
        Unspecified = "LOCATION_REQUEST_OUTCOME_UNSPECIFIED",
        /// Visitor shared a location.
        Shared = "LOCATION_REQUEST_OUTCOME_SHARED",
        /// Visitor refused to share a location.
        Denied = "LOCATION_REQUEST_OUTCOME_DENIED",
        /// Visitor skipped the request.
        Skipped = "LOCATION_REQUEST_OUTCOME_SKIPPED",
        /// No location could be obtained.
        Unavailable = "LOCATION_REQUEST_OUTCOME_UNAVAILABLE",
        /// Visitor had already shared a location earlier.
        AlreadyShared = "LOCATION_REQUEST_OUTCOME_ALREADY_SHARED",
    }
}
