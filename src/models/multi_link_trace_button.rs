// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One button that a multi-link page offered, as recorded in an event trace.

use serde::Serialize;

use crate::models;

/// One button that a multi-link page offered, as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MultiLinkTraceButton {
    /// Identifier of the button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Text on the button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Position of the button among the others, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
}

linkbreakers_runtime::read_object! {
    MultiLinkTraceButton {
        "id" => id: value,
        "label" => label: value,
        "order" => order: int64,
    }
}
