// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of one workflow step passed by a visitor during an event.

use serde::Serialize;

use crate::models;

/// Record of one workflow step passed by a visitor during an event.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EventTrace {
    /// Time at which the step was completed, as an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Time at which the trace was created, as an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the event to which the trace belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_id: Option<String>,
    /// UUID of the trace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// UUID of the link whose workflow was run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_id: Option<String>,
    /// Visitor attributes saved at this step, as a map of attribute name to string value.
    #[serde(
        serialize_with = "linkbreakers_runtime::json::in_order",
        skip_serializing_if = "Option::is_none"
    )]
    pub saved_attributes: Option<std::collections::HashMap<String, String>>,
    /// Action of the step, given as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step_action: Option<String>,
    /// Details of the step; which member is filled depends on the step's action.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step_data: Option<Box<models::EventTraceData>>,
    /// Kind of the step, given as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step_kind: Option<String>,
    /// Time of the latest change to the trace, as an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the visitor who passed the step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor_id: Option<String>,
    /// UUID of the workspace to which the trace belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    EventTrace {
        "completedAt" => completed_at: timestamp,
        "createdAt" => created_at: timestamp,
        "eventId" => event_id: value,
        "id" => id: value,
        "linkId" => link_id: value,
        "savedAttributes" => saved_attributes: map,
        "stepAction" => step_action: value,
        "stepData" => step_data: value,
        "stepKind" => step_kind: value,
        "updatedAt" => updated_at: timestamp,
        "visitorId" => visitor_id: value,
        "workspaceId" => workspace_id: value,
    }
}
