// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Short form of a scan or click event, as listed under a visitor.

use serde::Serialize;

use crate::models;

/// Short form of a scan or click event, as listed under a visitor.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorEvent {
    /// Action that caused the event, as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Moment the event record was created, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// UUID of the link the event belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_id: Option<String>,
    /// Moment of the scan, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scanned_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Type of the visit, as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_type: Option<String>,
}

linkbreakers_runtime::read_object! {
    VisitorEvent {
        "action" => action: value,
        "createdAt" => created_at: timestamp,
        "id" => id: value,
        "linkId" => link_id: value,
        "scannedAt" => scanned_at: timestamp,
        "visitType" => visit_type: value,
    }
}
