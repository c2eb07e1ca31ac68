// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One QR code image to render.

use serde::Serialize;

use crate::models;

/// One QR code image to render.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QrcodeRenderItem {
    /// String values by name for this item, as a string to string map.
    #[serde(
        serialize_with = "linkbreakers_runtime::json::in_order",
        skip_serializing_if = "Option::is_none"
    )]
    pub values: Option<std::collections::HashMap<String, String>>,
}

linkbreakers_runtime::read_object! {
    QrcodeRenderItem {
        "values" => values: map,
    }
}
