// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Corner style of the page content container.

linkbreakers_runtime::open_enum! {
    /// Corner style of the page content container.
    pub enum PageThemeContainerVariant {
        /// No value chosen; the server treats it as its default.
        Unspecified = "PAGE_THEME_CONTAINER_VARIANT_UNSPECIFIED",
        /// Container with rounded corners.
        Rounded = "PAGE_THEME_CONTAINER_VARIANT_ROUNDED",
        /// Container with square corners.
        Square = "PAGE_THEME_CONTAINER_VARIANT_SQUARE",
    }
}
