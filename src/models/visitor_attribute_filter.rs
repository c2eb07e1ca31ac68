// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One attribute filter of a visitor search; a search takes at most 20 of them.

use serde::Serialize;

use crate::models;

/// One attribute filter of a visitor search; a search takes at most 20 of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorAttributeFilter {
    /// Key of the visitor attribute to test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Comparison to apply to the attribute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<models::VisitorAttributeFilterOperator>,
    /// Value to compare the attribute with, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

linkbreakers_runtime::read_object! {
    VisitorAttributeFilter {
        "key" => key: value,
        "operator" => operator: value,
        "value" => value: value,
    }
}
