// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Day-of-month branch as recorded in an event trace.

use serde::Serialize;

use crate::models;

/// Day-of-month branch as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DayOfMonthConditionTraceOption {
    /// Day of the month this option matches, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_of_month: Option<i64>,
    /// Whether this option had a next step to lead to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_route: Option<bool>,
    /// Identifier of the option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Display name of the option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

linkbreakers_runtime::read_object! {
    DayOfMonthConditionTraceOption {
        "dayOfMonth" => day_of_month: int64,
        "hasRoute" => has_route: boolean,
        "id" => id: value,
        "name" => name: value,
    }
}
