// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of one workflow step passed by a visitor during an event.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Record of one workflow step passed by a visitor during an event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EventTrace {
    /// Time at which the step was completed, as an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Time at which the trace was created, as an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
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
        default,
        deserialize_with = "lenient::map",
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
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the visitor who passed the step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor_id: Option<String>,
    /// UUID of the workspace to which the trace belongs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
}
