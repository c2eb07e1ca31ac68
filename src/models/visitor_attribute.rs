// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One typed attribute stored for a visitor.

use serde::Serialize;

use crate::models;

/// One typed attribute stored for a visitor.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorAttribute {
    /// Value as a boolean, for boolean attributes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bool_value: Option<bool>,
    /// Value as an RFC 3339 timestamp in UTC, for date attributes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_value: Option<chrono::DateTime<chrono::Utc>>,
    /// Key that names the attribute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Value as a double-precision number, for number attributes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_value: Option<f64>,
    /// Data type of the attribute, which tells how its value is to be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<models::VisitorAttributeType>,
    /// Value of the attribute as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

linkbreakers_runtime::read_object! {
    VisitorAttribute {
        "boolValue" => bool_value: boolean,
        "dateValue" => date_value: timestamp,
        "key" => key: value,
        "numberValue" => number_value: number,
        "type" => r#type: value,
        "value" => value: value,
    }
}
