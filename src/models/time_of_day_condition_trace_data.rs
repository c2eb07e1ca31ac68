// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Trace of how a time-of-day condition was set up when an event passed through it.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Trace of how a time-of-day condition was set up when an event passed through it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TimeOfDayConditionTraceData {
    /// Whether the condition has a fallback route for visits that match nothing.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub has_else: Option<bool>,
    /// Time ranges the condition offered, in the form kept for the trace.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub ranges: Option<Vec<models::TimeOfDayConditionTraceRange>>,
}
