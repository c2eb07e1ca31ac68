// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One date of a traced specific-date condition.

use serde::Serialize;

use crate::models;

/// One date of a traced specific-date condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpecificDateConditionTraceOption {
    /// Day of the month of the date, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<i64>,
    /// Whether this option leads on to a further step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_route: Option<bool>,
    /// Identifier of this option within the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Month of the date, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub month: Option<i64>,
    /// Name given to this date option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Year of the date, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub year: Option<i64>,
}

linkbreakers_runtime::read_object! {
    SpecificDateConditionTraceOption {
        "day" => day: int64,
        "hasRoute" => has_route: boolean,
        "id" => id: value,
        "month" => month: int64,
        "name" => name: value,
        "year" => year: int64,
    }
}
