// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Data type of a visitor attribute.

linkbreakers_runtime::open_enum! {
    /// Data type of a visitor attribute.
    pub enum VisitorAttributeType {
        /// No value chosen; the server treats it as its default.
        Unspecified = "VISITOR_ATTRIBUTE_TYPE_UNSPECIFIED",
        /// Text value.
        String = "VISITOR_ATTRIBUTE_TYPE_STRING",
        /// Numeric value.
        Number = "VISITOR_ATTRIBUTE_TYPE_NUMBER",
        /// True or false value.
        Boolean = "VISITOR_ATTRIBUTE_TYPE_BOOLEAN",
        /// Date value.
        Date = "VISITOR_ATTRIBUTE_TYPE_DATE",
        /// Enumerated value.
        Enum = "VISITOR_ATTRIBUTE_TYPE_ENUM",
    }
}
