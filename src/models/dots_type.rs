// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Shape of the dots of a QR code.

linkbreakers_runtime::open_enum! {
    /// Shape of the dots of a QR code.
    pub enum DotsType {
        /// No value chosen; the server treats it as its default.
        Unspecified = "DOTS_TYPE_UNSPECIFIED",
        /// Square dots.
        Square = "DOTS_TYPE_SQUARE",
        /// Round, separate dots.
        Dots = "DOTS_TYPE_DOTS",
        /// Bubble-like dots.
        BubblyDots = "DOTS_TYPE_BUBBLY_DOTS",
        /// Dots drawn in a circuit chip style.
        CircuitChip = "DOTS_TYPE_CIRCUIT_CHIP",
        /// Dots with rounded corners.
        Rounded = "DOTS_TYPE_ROUNDED",
        /// Dots with strongly rounded corners.
        ExtraRounded = "DOTS_TYPE_EXTRA_ROUNDED",
        /// Dots in the classy style.
        Classy = "DOTS_TYPE_CLASSY",
        /// Dots in the classy style with rounded corners.
        ClassyRounded = "DOTS_TYPE_CLASSY_ROUNDED",
        /// Hexagonal dots.
        Hexagon = "DOTS_TYPE_HEXAGON",
        /// Octagonal dots.
        Octagon = "DOTS_TYPE_OCTAGON",
    }
}
