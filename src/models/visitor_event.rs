// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Short form of a scan or click event, as listed under a visitor.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Short form of a scan or click event, as listed under a visitor.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorEvent {
    /// Action that caused the event, as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Moment the event record was created, an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// UUID of the link the event belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_id: Option<String>,
    /// Moment of the scan, an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub scanned_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Type of the visit, as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_type: Option<String>,
}
