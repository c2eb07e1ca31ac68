// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Result of rendering QR code images.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Result of rendering QR code images.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RenderQrcodeImagesResponse {
    /// Rendered QR codes.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub items: Option<Vec<models::RenderedQrcode>>,
}
