// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Day-of-week branch as recorded in an event trace.

use serde::Serialize;

use crate::models;

/// Day-of-week branch as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DayOfWeekConditionTraceOption {
    /// Days of the week the option matched, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_of_week: Option<Vec<String>>,
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
    DayOfWeekConditionTraceOption {
        "daysOfWeek" => days_of_week: list,
        "hasRoute" => has_route: boolean,
        "id" => id: value,
        "name" => name: value,
    }
}
