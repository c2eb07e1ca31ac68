// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that branches on whether a visit is first or returning.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that branches on whether a visit is first or returning.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitTypeConditionPayload {
    /// UUID of the workflow step that follows when none of the options match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Visit types the step checks for, each with its own next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::VisitTypeConditionOption>>,
}

linkbreakers_runtime::read_object! {
    VisitTypeConditionPayload {
        "elseNextStepId" => else_next_step_id: value,
        "options" => options: list,
    }
}
