// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Direction in which a list is sorted.

linkbreakers_runtime::open_enum! {
    /// Direction in which a list is sorted.
    pub enum Linkbreakersv1SortDirection {
        /// No value chosen; the server treats it as its default.
        Unspecified = "SORT_DIRECTION_UNSPECIFIED",
        /// Ascending order, smallest or earliest first.
        Asc = "SORT_DIRECTION_ASC",
        /// Descending order, largest or latest first.
        Desc = "SORT_DIRECTION_DESC",
    }
}
