// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Style in which social links are displayed.

linkbreakers_runtime::open_enum! {
    /// Style in which social links are displayed.
    pub enum SocialLinksDisplayStyle {
        /// No value chosen; the server treats it as its default.
        Unspecified = "SOCIAL_LINKS_DISPLAY_STYLE_UNSPECIFIED",
        /// Detailed display.
        Detailed = "SOCIAL_LINKS_DISPLAY_STYLE_DETAILED",
        /// Compact display.
        Compact = "SOCIAL_LINKS_DISPLAY_STYLE_COMPACT",
    }
}
