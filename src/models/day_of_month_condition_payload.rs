// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that branches by the day of the month.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that branches by the day of the month.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DayOfMonthConditionPayload {
    /// UUID of the workflow step to go to when no option matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Branches, each for one day of the month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::DayOfMonthOption>>,
}

linkbreakers_runtime::read_object! {
    DayOfMonthConditionPayload {
        "elseNextStepId" => else_next_step_id: value,
        "options" => options: list,
    }
}
