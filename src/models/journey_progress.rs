// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Progress of a visitor through the workflow of a link.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Progress of a visitor through the workflow of a link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JourneyProgress {
    /// True when the journey was completed.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub completed: Option<bool>,
    /// Number of steps reached, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub steps_reached: Option<i64>,
    /// Total number of steps in the journey, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub steps_total: Option<i64>,
}
