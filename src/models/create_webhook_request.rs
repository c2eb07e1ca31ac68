// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Request to create a webhook.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Request to create a webhook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWebhookRequest {
    /// Absolute URL that deliveries are sent to by HTTP POST.
    pub endpoint_url: String,
    /// Identifier of the link the webhook is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_id: Option<String>,
    /// Display name of the webhook.
    pub name: String,
    /// Product the webhook is created from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<models::WebhookSource>,
    /// Kinds of workflow step that trigger a delivery; an empty list means all kinds.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub triggers: Option<Vec<models::WorkflowStepKind>>,
}
