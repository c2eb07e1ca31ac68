// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of a day-of-month condition in an event trace.

use serde::Serialize;

use crate::models;

/// Record of a day-of-month condition in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DayOfMonthConditionTraceData {
    /// Whether the condition had a step to fall back to when no option matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_else: Option<bool>,
    /// Branches the condition offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::DayOfMonthConditionTraceOption>>,
}

linkbreakers_runtime::read_object! {
    DayOfMonthConditionTraceData {
        "hasElse" => has_else: boolean,
        "options" => options: list,
    }
}
