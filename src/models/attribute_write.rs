// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One visitor attribute to write.

use serde::Serialize;

use crate::models;

/// One visitor attribute to write.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AttributeWrite {
    /// Key of the visitor attribute to write.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// How to treat a value the visitor already has: overwrite it or keep it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<models::AttributeWriteMode>,
    /// Data type of the attribute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<models::VisitorAttributeType>,
    /// Value to write, sent as text whatever the attribute type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

linkbreakers_runtime::read_object! {
    AttributeWrite {
        "key" => key: value,
        "mode" => mode: value,
        "type" => r#type: value,
        "value" => value: value,
    }
}
