// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! QR code image addresses for the requested links.

use serde::Serialize;

use crate::models;

/// QR code image addresses for the requested links.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResolveQrcodeImagesResponse {
    /// Signed QR code image URLs, as a string to string map.
    #[serde(
        serialize_with = "linkbreakers_runtime::json::in_order",
        skip_serializing_if = "Option::is_none"
    )]
    pub qrcode_signed_urls: Option<std::collections::HashMap<String, String>>,
}

linkbreakers_runtime::read_object! {
    ResolveQrcodeImagesResponse {
        "qrcodeSignedUrls" => qrcode_signed_urls: map,
    }
}
