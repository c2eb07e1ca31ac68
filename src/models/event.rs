// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One scan or click of a link, with the visitor, device and link it belongs to.

use serde::Serialize;

use crate::models;

/// One scan or click of a link, with the visitor, device and link it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// Action which caused the event, a scan or a click.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<models::Action>,
    /// Time at which the event record was created, as an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// URL to which the visit led.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// Kind of workflow step or action the visit was sent to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination_action: Option<models::EventAction>,
    /// Device that made the visit. Only filled with `include=device`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<Box<models::Device>>,
    /// UUID of the device that made the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// URL through which the visitor entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entrypoint: Option<String>,
    /// HTTP method of the request which caused the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http_method: Option<models::HttpMethod>,
    /// UUID of the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Progress of the visitor through the link's workflow. Only filled with `include=journey`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub journey: Option<Box<models::JourneyProgress>>,
    /// Link that was scanned or clicked. Only filled with `include=link`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<models::Link>>,
    /// UUID of the link that was scanned or clicked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_id: Option<String>,
    /// Time of the scan or click, as an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scanned_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Trace records of the workflow steps passed in this event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub traces: Option<Vec<models::EventTrace>>,
    /// Source which triggered the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub triggered_by: Option<models::TriggeredBy>,
    /// Time of the latest change to the event record, as an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Whether this was a first or a returning visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_type: Option<models::VisitType>,
    /// Visitor who made the visit. Only filled with `include=visitor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor: Option<Box<models::Visitor>>,
    /// UUID of the visitor who made the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor_id: Option<String>,
    /// Workspace to which the event belongs. Only filled with `include=workspace`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace: Option<Box<models::Workspace>>,
    /// UUID of the workspace to which the event belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    Event {
        "action" => action: value,
        "createdAt" => created_at: timestamp,
        "destination" => destination: value,
        "destinationAction" => destination_action: value,
        "device" => device: value,
        "deviceId" => device_id: value,
        "entrypoint" => entrypoint: value,
        "httpMethod" => http_method: value,
        "id" => id: value,
        "journey" => journey: value,
        "link" => link: value,
        "linkId" => link_id: value,
        "scannedAt" => scanned_at: timestamp,
        "traces" => traces: list,
        "triggeredBy" => triggered_by: value,
        "updatedAt" => updated_at: timestamp,
        "visitType" => visit_type: value,
        "visitor" => visitor: value,
        "visitorId" => visitor_id: value,
        "workspace" => workspace: value,
        "workspaceId" => workspace_id: value,
    }
}
