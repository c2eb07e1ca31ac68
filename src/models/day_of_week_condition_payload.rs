// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that branches by the day of the week.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Settings of a workflow step that branches by the day of the week.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DayOfWeekConditionPayload {
    /// UUID of the workflow step to go to when no option matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Branches, each for one or more days of the week.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub options: Option<Vec<models::DayOfWeekOption>>,
}
