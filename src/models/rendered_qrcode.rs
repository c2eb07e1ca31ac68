// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One rendered QR code image.

use serde::Serialize;

use crate::models;

/// One rendered QR code image.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RenderedQrcode {
    /// Address that belongs to this QR code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Media type of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// URL of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image_url: Option<String>,
    /// String values by name that this image was rendered with, as a string to string map.
    #[serde(
        serialize_with = "linkbreakers_runtime::json::in_order",
        skip_serializing_if = "Option::is_none"
    )]
    pub values: Option<std::collections::HashMap<String, String>>,
}

linkbreakers_runtime::read_object! {
    RenderedQrcode {
        "address" => address: value,
        "contentType" => content_type: value,
        "imageUrl" => image_url: value,
        "values" => values: map,
    }
}
