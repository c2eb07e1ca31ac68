// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Line style of a border in a page theme.

linkbreakers_runtime::open_enum! {
    /// Line style of a border in a page theme.
    pub enum PageThemeBorderStyle {
        /// No value chosen; the server treats it as its default.
        Unspecified = "PAGE_THEME_BORDER_STYLE_UNSPECIFIED",
        /// Solid border line.
        Solid = "PAGE_THEME_BORDER_STYLE_SOLID",
        /// Dashed border line.
        Dashed = "PAGE_THEME_BORDER_STYLE_DASHED",
        /// Dotted border line.
        Dotted = "PAGE_THEME_BORDER_STYLE_DOTTED",
        /// Double border line.
        Double = "PAGE_THEME_BORDER_STYLE_DOUBLE",
        /// Border drawn as a groove.
        Groove = "PAGE_THEME_BORDER_STYLE_GROOVE",
        /// Border drawn as a ridge.
        Ridge = "PAGE_THEME_BORDER_STYLE_RIDGE",
    }
}
