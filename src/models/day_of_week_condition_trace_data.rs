// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of a day-of-week condition in an event trace.

use serde::Serialize;

use crate::models;

/// Record of a day-of-week condition in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DayOfWeekConditionTraceData {
    /// Whether the condition had a step to fall back to when no option matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_else: Option<bool>,
    /// Branches the condition offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::DayOfWeekConditionTraceOption>>,
}

linkbreakers_runtime::read_object! {
    DayOfWeekConditionTraceData {
        "hasElse" => has_else: boolean,
        "options" => options: list,
    }
}
