// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Summary figures over the events of the requested period and filters.

use serde::Serialize;

use crate::models;

/// Summary figures over the events of the requested period and filters.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EventsMetric {
    /// Time of the earliest event counted, as an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Time of the latest event counted, as an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_cities: Option<i64>,
    /// Number of different countries as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_countries: Option<i64>,
    /// Number of different device types as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_device_types: Option<i64>,
    /// Number of events as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_events: Option<i64>,
}

linkbreakers_runtime::read_object! {
    EventsMetric {
        "firstAt" => first_at: timestamp,
        "lastAt" => last_at: timestamp,
        "topCity" => top_city: value,
        "topCountry" => top_country: value,
        "topDeviceType" => top_device_type: value,
        "totalCities" => total_cities: int64,
        "totalCountries" => total_countries: int64,
        "totalDeviceTypes" => total_device_types: int64,
        "totalEvents" => total_events: int64,
    }
}
