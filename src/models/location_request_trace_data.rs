// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of how a visitor passed through a location request step.

use serde::Serialize;

use crate::models;

/// Record of how a visitor passed through a location request step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LocationRequestTraceData {
    /// Accuracy of the position in metres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accuracy_meters: Option<f64>,
    /// Whether the step was passed automatically.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub automatic: Option<bool>,
    /// Latitude of the position in degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latitude: Option<f64>,
    /// Longitude of the position in degrees.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longitude: Option<f64>,
    /// Outcome of the location request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<models::LocationRequestOutcome>,
}

linkbreakers_runtime::read_object! {
    LocationRequestTraceData {
        "accuracyMeters" => accuracy_meters: number,
        "automatic" => automatic: boolean,
        "latitude" => latitude: number,
        "longitude" => longitude: number,
        "outcome" => outcome: value,
    }
}
