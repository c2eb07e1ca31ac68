// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One attribute test of a traced visitor-data condition, with its outcome.

use serde::Serialize;

use crate::models;

/// One attribute test of a traced visitor-data condition, with its outcome.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorDataConditionTraceOption {
    /// Whether the visitor had an attribute under this key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_found: Option<bool>,
    /// Key of the visitor attribute that was tested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_key: Option<String>,
    /// Value the attribute was compared with, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison_value: Option<String>,
    /// Whether this option leads on to a further step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_route: Option<bool>,
    /// Whether the test succeeded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched: Option<bool>,
    /// Value found on the visitor, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed_value: Option<String>,
    /// Name of the comparison that was applied, as a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
}

linkbreakers_runtime::read_object! {
    VisitorDataConditionTraceOption {
        "attributeFound" => attribute_found: boolean,
        "attributeKey" => attribute_key: value,
        "comparisonValue" => comparison_value: value,
        "hasRoute" => has_route: boolean,
        "matched" => matched: boolean,
        "observedValue" => observed_value: value,
        "operator" => operator: value,
    }
}
