// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that branches on particular calendar dates.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that branches on particular calendar dates.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpecificDateConditionPayload {
    /// UUID of the workflow step that follows when none of the dates match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Dates the step checks for, each with its own next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::SpecificDateOption>>,
}

linkbreakers_runtime::read_object! {
    SpecificDateConditionPayload {
        "elseNextStepId" => else_next_step_id: value,
        "options" => options: list,
    }
}
