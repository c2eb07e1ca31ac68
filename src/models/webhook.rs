// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Subscription that sends an HTTP POST to a URL when workflow steps of the chosen kinds fire.

use serde::Serialize;

use crate::models;

/// Subscription that sends an HTTP POST to a URL when workflow steps of the chosen kinds fire.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Webhook {
    /// Moment the webhook was created, an RFC 3339 timestamp in UTC. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of whoever created the webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_by: Option<String>,
    /// Absolute URL that receives the HTTP POST deliveries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint_url: Option<String>,
    /// Number of failed deliveries, an int64 that servers may send as a quoted number. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure_count: Option<i64>,
    /// UUID of the webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Moment of the latest delivery answered with a 2xx status, an RFC 3339 timestamp in UTC. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_delivered_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Moment of the latest delivery attempt, whatever its outcome, an RFC 3339 timestamp in UTC. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_sent_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the link the webhook is tied to, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_id: Option<String>,
    /// Name of the webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Product the webhook was set up from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<models::WebhookSource>,
    /// Current status of the webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<models::WebhookStatus>,
    /// Number of successful deliveries, meaning those answered with a 2xx status, an int64 that servers may send as a quoted number. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success_count: Option<i64>,
    /// Kinds of workflow step that fire the webhook; an empty list stands for all kinds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub triggers: Option<Vec<models::WorkflowStepKind>>,
    /// Moment the webhook was last changed, an RFC 3339 timestamp in UTC. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the workspace that owns the webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    Webhook {
        "createdAt" => created_at: timestamp,
        "createdBy" => created_by: value,
        "endpointUrl" => endpoint_url: value,
        "failureCount" => failure_count: int64,
        "id" => id: value,
        "lastDeliveredAt" => last_delivered_at: timestamp,
        "lastSentAt" => last_sent_at: timestamp,
        "linkId" => link_id: value,
        "name" => name: value,
        "source" => source: value,
        "status" => status: value,
        "successCount" => success_count: int64,
        "triggers" => triggers: list,
        "updatedAt" => updated_at: timestamp,
        "workspaceId" => workspace_id: value,
    }
}
