// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Image format for rendered QR codes.

linkbreakers_runtime::open_enum! {
    /// Image format for rendered QR codes.
    pub enum QrcodeRenderFormat {
        /// No value chosen; the server treats it as its default.
        Unspecified = "QRCODE_RENDER_FORMAT_UNSPECIFIED",
        /// PNG image.
        Png = "QRCODE_RENDER_FORMAT_PNG",
        /// SVG vector image.
        Svg = "QRCODE_RENDER_FORMAT_SVG",
    }
}
