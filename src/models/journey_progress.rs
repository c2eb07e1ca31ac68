// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Progress of a visitor through the workflow of a link.

use serde::Serialize;

use crate::models;

/// Progress of a visitor through the workflow of a link.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct JourneyProgress {
    /// True when the journey was completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed: Option<bool>,
    /// Number of steps reached, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps_reached: Option<i64>,
    /// Total number of steps in the journey, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steps_total: Option<i64>,
}

linkbreakers_runtime::read_object! {
    JourneyProgress {
        "completed" => completed: boolean,
        "stepsReached" => steps_reached: int64,
        "stepsTotal" => steps_total: int64,
    }
}
