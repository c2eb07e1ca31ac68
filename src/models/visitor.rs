// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Person or anonymous visitor known to a workspace, with contact details and visit counters.

use serde::Serialize;

use crate::models;

/// Person or anonymous visitor known to a workspace, with contact details and visit counters.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Visitor {
    /// Attributes stored for the visitor, one entry per key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Vec<models::VisitorAttribute>>,
    /// Moment the visitor record was created, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Number of devices linked to the visitor, an int64 that servers may send as a quoted number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_count: Option<i64>,
    /// Devices the visitor has used; only filled when `include` holds `devices`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub devices: Option<Vec<models::Device>>,
    /// Email address of the visitor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Scan and click events of the visitor; only filled when `include` holds `events`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<models::VisitorEvent>>,
    /// First name of the visitor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// UUID of the visitor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Last name of the visitor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Links the visitor has visited; only filled when `include` holds `links`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<models::VisitorLink>>,
    /// Phone number of the visitor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Number of QR codes counted for the visitor, an int64 that servers may send as a quoted number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_count: Option<i64>,
    /// Moment the visitor record was last changed, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Number of visits counted for the visitor, an int64 that servers may send as a quoted number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_count: Option<i64>,
    /// UUID of the workspace the visitor belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    Visitor {
        "attributes" => attributes: list,
        "createdAt" => created_at: timestamp,
        "deviceCount" => device_count: int64,
        "devices" => devices: list,
        "email" => email: value,
        "events" => events: list,
        "firstName" => first_name: value,
        "id" => id: value,
        "lastName" => last_name: value,
        "links" => links: list,
        "phone" => phone: value,
        "qrcodeCount" => qrcode_count: int64,
        "updatedAt" => updated_at: timestamp,
        "visitCount" => visit_count: int64,
        "workspaceId" => workspace_id: value,
    }
}
