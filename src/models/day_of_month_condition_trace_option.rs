// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Day-of-month branch as recorded in an event trace.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Day-of-month branch as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DayOfMonthConditionTraceOption {
    /// Day of the month this option matches, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub day_of_month: Option<i64>,
    /// Whether this option had a next step to lead to.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub has_route: Option<bool>,
    /// Identifier of the option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Display name of the option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}
