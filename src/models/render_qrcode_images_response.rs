// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Result of rendering QR code images.

use serde::Serialize;

use crate::models;

/// Result of rendering QR code images.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RenderQrcodeImagesResponse {
    /// Rendered QR codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Vec<models::RenderedQrcode>>,
}

linkbreakers_runtime::read_object! {
    RenderQrcodeImagesResponse {
        "items" => items: list,
    }
}
