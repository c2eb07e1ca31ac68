// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! How a visitor reached the link.

linkbreakers_runtime::open_enum! {
    /// How a visitor reached the link.
    pub enum Action {
        /// No value chosen or reported.
        Unspecified = "ACTION_UNSPECIFIED",
        /// The visitor scanned a QR code.
        Scan = "ACTION_SCAN",
        /// The visitor clicked the link.
        Click = "ACTION_CLICK",
    }
}
