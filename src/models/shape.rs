// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Overall shape of a QR code.

linkbreakers_runtime::open_enum! {
    /// Overall shape of a QR code.
    pub enum Shape {
        /// No value chosen; the server treats it as its default.
        Unspecified = "SHAPE_UNSPECIFIED",
        /// Square QR code.
        Square = "SHAPE_SQUARE",
        /// Circular QR code.
        Circle = "SHAPE_CIRCLE",
    }
}
