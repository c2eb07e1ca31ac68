// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One time range of a traced time-of-day condition.

use serde::Serialize;

use crate::models;

/// One time range of a traced time-of-day condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeOfDayConditionTraceRange {
    /// Time of day at which the range ends, as a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    /// Whether this range leads on to a further step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_route: Option<bool>,
    /// Identifier of this range within the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Name given to this time range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Time of day at which the range begins, as a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
}

linkbreakers_runtime::read_object! {
    TimeOfDayConditionTraceRange {
        "endTime" => end_time: value,
        "hasRoute" => has_route: boolean,
        "id" => id: value,
        "name" => name: value,
        "startTime" => start_time: value,
    }
}
