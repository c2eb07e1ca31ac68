// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Button that a visitor chose on a multi-link page.

use serde::Serialize;

use crate::models;

/// Button that a visitor chose on a multi-link page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MultiLinkTraceSelectedButton {
    /// Identifier of the chosen button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Text on the chosen button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Position of the chosen button among the others, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
}

linkbreakers_runtime::read_object! {
    MultiLinkTraceSelectedButton {
        "id" => id: value,
        "label" => label: value,
        "order" => order: int64,
    }
}
