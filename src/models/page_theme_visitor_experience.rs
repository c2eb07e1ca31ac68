// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Presentation style of the pages shown to visitors.

linkbreakers_runtime::open_enum! {
    /// Presentation style of the pages shown to visitors.
    pub enum PageThemeVisitorExperience {
        /// No value chosen; the server treats it as its default.
        Unspecified = "PAGE_THEME_VISITOR_EXPERIENCE_UNSPECIFIED",
        /// Classic presentation.
        Classic = "PAGE_THEME_VISITOR_EXPERIENCE_CLASSIC",
        /// Focused presentation.
        Focused = "PAGE_THEME_VISITOR_EXPERIENCE_FOCUSED",
    }
}
