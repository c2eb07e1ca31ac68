// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of how a visitor passed through a location request step.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Record of how a visitor passed through a location request step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LocationRequestTraceData {
    /// Accuracy of the position in metres.
    #[serde(
        default,
        deserialize_with = "lenient::number",
        skip_serializing_if = "Option::is_none"
    )]
    pub accuracy_meters: Option<f64>,
    /// Whether the step was passed automatically.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub automatic: Option<bool>,
    /// Latitude of the position in degrees.
    #[serde(
        default,
        deserialize_with = "lenient::number",
        skip_serializing_if = "Option::is_none"
    )]
    pub latitude: Option<f64>,
    /// Longitude of the position in degrees.
    #[serde(
        default,
        deserialize_with = "lenient::number",
        skip_serializing_if = "Option::is_none"
    )]
    pub longitude: Option<f64>,
    /// Outcome of the location request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<models::LocationRequestOutcome>,
}
