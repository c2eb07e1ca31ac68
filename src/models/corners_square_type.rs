// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Shape of the outer frames of the corner markers of a QR code.

linkbreakers_runtime::open_enum! {
    /// Shape of the outer frames of the corner markers of a QR code.
    pub enum CornersSquareType {
        /// No value chosen; the server treats it as its default.
        Unspecified = "CORNERS_SQUARE_TYPE_UNSPECIFIED",
        /// Round corner frames.
        Dot = "CORNERS_SQUARE_TYPE_DOT",
        /// Square corner frames.
        Square = "CORNERS_SQUARE_TYPE_SQUARE",
        /// Corner frames with strongly rounded corners.
        ExtraRounded = "CORNERS_SQUARE_TYPE_EXTRA_ROUNDED",
        /// Six-sided corner frames.
        Hexagon = "CORNERS_SQUARE_TYPE_HEXAGON",
        /// Eight-sided corner frames.
        Octagon = "CORNERS_SQUARE_TYPE_OCTAGON",
        /// Leaf-shaped corner frames.
        Leaf = "CORNERS_SQUARE_TYPE_LEAF",
    }
}
