// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Attribute key in use for visitors, with its data type.

use serde::Serialize;

use crate::models;

/// Attribute key in use for visitors, with its data type.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorAttributeKey {
    /// Key that names the attribute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Data type of the values held under this key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<models::VisitorAttributeType>,
}

linkbreakers_runtime::read_object! {
    VisitorAttributeKey {
        "key" => key: value,
        "type" => r#type: value,
    }
}
