// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Outline shape of a page theme badge.

linkbreakers_runtime::open_enum! {
    /// Outline shape of a page theme badge.
    pub enum PageThemeBadgeShape {
        /// No value chosen; the server treats it as its default.
        Unspecified = "PAGE_THEME_BADGE_SHAPE_UNSPECIFIED",
        /// Circular badge.
        Circle = "PAGE_THEME_BADGE_SHAPE_CIRCLE",
        /// Square badge.
        Square = "PAGE_THEME_BADGE_SHAPE_SQUARE",
        /// Badge with rounded corners.
        Rounded = "PAGE_THEME_BADGE_SHAPE_ROUNDED",
    }
}
