// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Image file format in which a QR code is produced.

linkbreakers_runtime::open_enum! {
    /// Image file format in which a QR code is produced.
    pub enum OutputFileFormat {
        /// No value chosen; the server treats it as its default.
        Unspecified = "OUTPUT_FILE_FORMAT_UNSPECIFIED",
        /// SVG vector image.
        Svg = "OUTPUT_FILE_FORMAT_SVG",
        /// PNG image.
        Png = "OUTPUT_FILE_FORMAT_PNG",
        /// JPEG image.
        Jpeg = "OUTPUT_FILE_FORMAT_JPEG",
        /// WebP image.
        Webp = "OUTPUT_FILE_FORMAT_WEBP",
    }
}
