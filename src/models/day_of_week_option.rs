// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Branch of a day-of-week condition.

use serde::Serialize;

use crate::models;

/// Branch of a day-of-week condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DayOfWeekOption {
    /// Days of the week this option matches, as int32 day numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_of_week: Option<Vec<i64>>,
    /// Identifier of the option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Display name of the option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// UUID of the workflow step to go to when this option matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    DayOfWeekOption {
        "daysOfWeek" => days_of_week: int64_list,
        "id" => id: value,
        "name" => name: value,
        "nextStepId" => next_step_id: value,
    }
}
