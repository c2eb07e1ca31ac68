// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Whether a visit is the visitor's first or a later one.

linkbreakers_runtime::open_enum! {
    /// Whether a visit is the visitor's first or a later one.
    pub enum VisitType {
        /// No value chosen; the server treats it as its default.
        Unspecified = "VISIT_TYPE_UNSPECIFIED",
        /// First visit.
        First = "VISIT_TYPE_FIRST",
        /// Visit by a returning visitor.
        Returning = "VISIT_TYPE_RETURNING",
    }
}
