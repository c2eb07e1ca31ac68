// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Visitor data sent when identifying or updating a visitor.

use serde::Serialize;

use crate::models;

/// Visitor data sent when identifying or updating a visitor.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorInput {
    /// Free-form object of values by key; `$email`, `$phone`, `$firstName` and `$lastName` are reserved, any other key is a custom attribute.
    #[serde(
        serialize_with = "linkbreakers_runtime::json::in_order",
        skip_serializing_if = "Option::is_none"
    )]
    pub data: Option<std::collections::HashMap<String, serde_json::Value>>,
}

linkbreakers_runtime::read_object! {
    VisitorInput {
        "data" => data: value,
    }
}
