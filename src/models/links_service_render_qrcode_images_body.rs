// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Request body for rendering QR code images of one link.

use serde::Serialize;

use crate::models;

/// Request body for rendering QR code images of one link.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinksServiceRenderQrcodeImagesBody {
    /// Image format of the rendered QR codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<models::QrcodeRenderFormat>,
    /// Items to render as QR code images; required.
    pub items: Vec<models::QrcodeRenderItem>,
    /// Image size requested for the rendered QR codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

linkbreakers_runtime::read_object! {
    LinksServiceRenderQrcodeImagesBody {
        "format" => format: value,
        "items" => items: vec_required required,
        "size" => size: int64,
    }
}
