// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Party that set something off.

linkbreakers_runtime::open_enum! {
    /// Party that set something off.
    pub enum TriggeredBy {
        /// No value chosen; the server treats it as its default.
        Unspecified = "TRIGGERED_BY_UNSPECIFIED",
        /// Triggered by a visitor.
        Visitor = "TRIGGERED_BY_VISITOR",
    }
}
