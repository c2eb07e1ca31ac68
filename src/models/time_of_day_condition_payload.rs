// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that branches on the time of day.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that branches on the time of day.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeOfDayConditionPayload {
    /// UUID of the workflow step that follows when the time falls in none of the ranges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Time ranges the step checks, each with its own next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranges: Option<Vec<models::TimeOfDayRange>>,
}

linkbreakers_runtime::read_object! {
    TimeOfDayConditionPayload {
        "elseNextStepId" => else_next_step_id: value,
        "ranges" => ranges: list,
    }
}
