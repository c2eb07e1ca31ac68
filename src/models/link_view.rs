// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Choice of whether a list of links spans all directories or only one.

linkbreakers_runtime::open_enum! {
    /// Choice of whether a list of links spans all directories or only one.
    pub enum LinkView {
        /// No value chosen; links of all directories are listed and `directoryId` is not consulted.
        Unspecified = "LINK_VIEW_UNSPECIFIED",
        /// Limits the list to the directory in `directoryId`, or to root-level links when none is given.
        Directory = "LINK_VIEW_DIRECTORY",
    }
}
