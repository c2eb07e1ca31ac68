// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Link a visitor has visited, with how often and when.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Link a visitor has visited, with how often and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorLink {
    /// Absolute URL at which the link is entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entrypoint: Option<String>,
    /// Number of events counted for this link, an int64 that servers may send as a quoted number.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub event_count: Option<i64>,
    /// Moment of the visitor's first visit to the link, an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub first_visited_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Moment of the visitor's latest visit to the link, an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub last_visited_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Name of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Short link text of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortlink: Option<String>,
}
