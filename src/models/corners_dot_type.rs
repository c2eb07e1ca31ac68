// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Shape of the inner dots in the corner markers of a QR code.

linkbreakers_runtime::open_enum! {
    /// Shape of the inner dots in the corner markers of a QR code.
    pub enum CornersDotType {
        /// No value chosen; the server treats it as its default.
        Unspecified = "CORNERS_DOT_TYPE_UNSPECIFIED",
        /// Round corner dots.
        Dot = "CORNERS_DOT_TYPE_DOT",
        /// Square corner dots.
        Square = "CORNERS_DOT_TYPE_SQUARE",
        /// Six-sided corner dots.
        Hexagon = "CORNERS_DOT_TYPE_HEXAGON",
        /// Eight-sided corner dots.
        Octagon = "CORNERS_DOT_TYPE_OCTAGON",
        /// Teardrop-shaped corner dots.
        Teardrop = "CORNERS_DOT_TYPE_TEARDROP",
        /// Star-shaped corner dots.
        Star = "CORNERS_DOT_TYPE_STAR",
    }
}
