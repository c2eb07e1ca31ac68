// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Broad kind of a media file.

linkbreakers_runtime::open_enum! {
    /// Broad kind of a media file.
    pub enum MediaKind {
        /// No value chosen; the kind is not stated.
        Unspecified = "KIND_UNSPECIFIED",
        /// Image file.
        Image = "KIND_IMAGE",
        /// Document file.
        Document = "KIND_DOCUMENT",
        /// Video file.
        Video = "KIND_VIDEO",
    }
}
