// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Link a visitor has visited, with how often and when.

use serde::Serialize;

use crate::models;

/// Link a visitor has visited, with how often and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorLink {
    /// Absolute URL at which the link is entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entrypoint: Option<String>,
    /// Number of events counted for this link, an int64 that servers may send as a quoted number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_count: Option<i64>,
    /// Moment of the visitor's first visit to the link, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_visited_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Moment of the visitor's latest visit to the link, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_visited_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Name of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Short link text of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortlink: Option<String>,
}

linkbreakers_runtime::read_object! {
    VisitorLink {
        "entrypoint" => entrypoint: value,
        "eventCount" => event_count: int64,
        "firstVisitedAt" => first_visited_at: timestamp,
        "id" => id: value,
        "lastVisitedAt" => last_visited_at: timestamp,
        "name" => name: value,
        "shortlink" => shortlink: value,
    }
}
