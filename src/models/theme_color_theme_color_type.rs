// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Way in which a theme colour is painted.

linkbreakers_runtime::open_enum! {
    /// Way in which a theme colour is painted.
    pub enum ThemeColorThemeColorType {
        /// No value chosen; the server treats it as its default.
        Unspecified = "THEME_COLOR_TYPE_UNSPECIFIED",
        /// A single solid colour.
        Solid = "THEME_COLOR_TYPE_SOLID",
        /// A linear gradient.
        Linear = "THEME_COLOR_TYPE_LINEAR",
        /// A radial gradient.
        Radial = "THEME_COLOR_TYPE_RADIAL",
    }
}
