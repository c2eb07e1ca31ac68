// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Branch of a day-of-month condition.

use serde::Serialize;

use crate::models;

/// Branch of a day-of-month condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DayOfMonthOption {
    /// Day of the month this option matches, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_of_month: Option<i64>,
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
    DayOfMonthOption {
        "dayOfMonth" => day_of_month: int64,
        "id" => id: value,
        "name" => name: value,
        "nextStepId" => next_step_id: value,
    }
}
