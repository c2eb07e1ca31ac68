// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Property by which a list of links is ordered.

linkbreakers_runtime::open_enum! {
    /// Property by which a list of links is ordered.
    pub enum Linkbreakersv1LinksSortField {
        /// No value chosen; the server sorts by the time of the last change.
        Unspecified = "LINK_SORT_FIELD_UNSPECIFIED",
        /// Sorts by creation time.
        CreatedAt = "LINK_SORT_FIELD_CREATED_AT",
        /// Sorts by the time of the last change; this is the default order.
        UpdatedAt = "LINK_SORT_FIELD_UPDATED_AT",
        /// Sorts by short path.
        Shortlink = "LINK_SORT_FIELD_SHORTLINK",
        /// Sorts by link name.
        Name = "LINK_SORT_FIELD_NAME",
        /// Sorts by the number of recorded events.
        EventCount = "LINK_SORT_FIELD_EVENT_COUNT",
    }
}
