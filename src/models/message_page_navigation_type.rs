// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Way in which a visitor leaves a message page.

linkbreakers_runtime::open_enum! {
    /// Way in which a visitor leaves a message page.
    pub enum MessagePageNavigationType {
        /// No value chosen; the server treats it as its default.
        Unspecified = "MESSAGE_PAGE_NAVIGATION_TYPE_UNSPECIFIED",
        /// Visitor moves on by pressing a button.
        Button = "MESSAGE_PAGE_NAVIGATION_TYPE_BUTTON",
        /// Visitor is moved on after a timer runs out.
        Timer = "MESSAGE_PAGE_NAVIGATION_TYPE_TIMER",
    }
}
