// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One time range of a time-of-day condition and the step it leads to.

use serde::Serialize;

use crate::models;

/// One time range of a time-of-day condition and the step it leads to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeOfDayRange {
    /// Time of day at which the range ends, as a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    /// Identifier of this range within the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Name given to this time range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// UUID of the workflow step that follows when the time falls in this range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
    /// Time of day at which the range begins, as a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
}

linkbreakers_runtime::read_object! {
    TimeOfDayRange {
        "endTime" => end_time: value,
        "id" => id: value,
        "name" => name: value,
        "nextStepId" => next_step_id: value,
        "startTime" => start_time: value,
    }
}
