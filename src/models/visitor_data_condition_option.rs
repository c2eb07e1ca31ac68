// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One attribute test of a visitor-data condition and the step it leads to.

use serde::Serialize;

use crate::models;

/// One attribute test of a visitor-data condition and the step it leads to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorDataConditionOption {
    /// Key of the visitor attribute to test.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_key: Option<String>,
    /// Value the attribute is compared with, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison_value: Option<String>,
    /// Identifier of this option within the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// UUID of the workflow step that follows when the test succeeds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
    /// Name of the comparison to apply, as a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
}

linkbreakers_runtime::read_object! {
    VisitorDataConditionOption {
        "attributeKey" => attribute_key: value,
        "comparisonValue" => comparison_value: value,
        "id" => id: value,
        "nextStepId" => next_step_id: value,
        "operator" => operator: value,
    }
}
