// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Way in which a cover fills the page canvas.

linkbreakers_runtime::open_enum! {
    /// Way in which a cover fills the page canvas.
    pub enum PageThemeCanvasCoverMode {
        /// No value chosen; the server treats it as its default.
        Unspecified = "PAGE_THEME_BACKGROUND_COVER_MODE_UNSPECIFIED",
        /// Cover fills the whole canvas.
        Full = "PAGE_THEME_BACKGROUND_COVER_MODE_FULL",
        /// Progressive cover at the top of the canvas.
        ProgressiveTop = "PAGE_THEME_BACKGROUND_COVER_MODE_PROGRESSIVE_TOP",
        /// Progressive cover at the bottom of the canvas.
        ProgressiveBottom = "PAGE_THEME_BACKGROUND_COVER_MODE_PROGRESSIVE_BOTTOM",
    }
}
