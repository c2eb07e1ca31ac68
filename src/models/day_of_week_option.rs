// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Branch of a day-of-week condition.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Branch of a day-of-week condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DayOfWeekOption {
    /// Days of the week this option matches, as int32 day numbers.
    #[serde(
        default,
        deserialize_with = "lenient::int64_list",
        skip_serializing_if = "Option::is_none"
    )]
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
