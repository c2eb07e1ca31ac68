// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Request body for rendering QR code images of one link.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Request body for rendering QR code images of one link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinksServiceRenderQrcodeImagesBody {
    /// Image format of the rendered QR codes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<models::QrcodeRenderFormat>,
    /// Items to render as QR code images; required.
    #[serde(deserialize_with = "lenient::vec_required")]
    pub items: Vec<models::QrcodeRenderItem>,
    /// Image size requested for the rendered QR codes.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub size: Option<i64>,
}
