// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Visitor attribute keys in use, returned all at once without paging.

use serde::Serialize;

use crate::models;

/// Visitor attribute keys in use, returned all at once without paging.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListVisitorAttributeKeysResponse {
    /// Attribute keys as plain strings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_keys: Option<Vec<String>>,
    /// Attribute keys as objects with further detail about each key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Vec<models::VisitorAttributeKey>>,
}

linkbreakers_runtime::read_object! {
    ListVisitorAttributeKeysResponse {
        "attributeKeys" => attribute_keys: list,
        "attributes" => attributes: list,
    }
}
