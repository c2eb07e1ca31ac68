// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Summary figures over the events of the requested period and filters.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Summary figures over the events of the requested period and filters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EventsMetric {
    /// Time of the earliest event counted, as an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub first_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Time of the latest event counted, as an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_at: Option<chrono::DateTime<chrono::Utc>>,
    /// City with the most events.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_city: Option<String>,
    /// Country with the most events.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_country: Option<String>,
    /// Device type with the most events, one of `DeviceType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub top_device_type: Option<models::DeviceType>,
    /// Number of different cities as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_cities: Option<i64>,
    /// Number of different countries as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_countries: Option<i64>,
    /// Number of different device types as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_device_types: Option<i64>,
    /// Number of events as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_events: Option<i64>,
}
