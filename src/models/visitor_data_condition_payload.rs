// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that branches on attributes of the visitor.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that branches on attributes of the visitor.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorDataConditionPayload {
    /// UUID of the workflow step that follows when none of the options match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Attribute tests of the step, each with its own next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::VisitorDataConditionOption>>,
}

linkbreakers_runtime::read_object! {
    VisitorDataConditionPayload {
        "elseNextStepId" => else_next_step_id: value,
        "options" => options: list,
    }
}
