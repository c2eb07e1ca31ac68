// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! How an attribute write treats a value that is already there.

linkbreakers_runtime::open_enum! {
    /// How an attribute write treats a value that is already there.
    pub enum AttributeWriteMode {
        /// No value chosen; the server treats it as its default.
        Unspecified = "ATTRIBUTE_WRITE_MODE_UNSPECIFIED",
        /// Writes the value, replacing any earlier one.
        Set = "ATTRIBUTE_WRITE_MODE_SET",
        /// Writes the value only when the attribute is still empty.
        SetOnce = "ATTRIBUTE_WRITE_MODE_SET_ONCE",
    }
}
