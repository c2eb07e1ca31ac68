// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One calendar date of a specific-date condition and the step it leads to.

use serde::Serialize;

use crate::models;

/// One calendar date of a specific-date condition and the step it leads to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpecificDateOption {
    /// Day of the month of the date, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<i64>,
    /// Identifier of this option within the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Month of the date, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<i64>,
    /// Name given to this date option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// UUID of the workflow step that follows when the date matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
    /// Year of the date, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i64>,
}

linkbreakers_runtime::read_object! {
    SpecificDateOption {
        "day" => day: int64,
        "id" => id: value,
        "month" => month: int64,
        "name" => name: value,
        "nextStepId" => next_step_id: value,
        "year" => year: int64,
    }
}
