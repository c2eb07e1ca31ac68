// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Request to create a webhook.

use serde::Serialize;

use crate::models;

/// Request to create a webhook.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub triggers: Option<Vec<models::WorkflowStepKind>>,
}

linkbreakers_runtime::read_object! {
    CreateWebhookRequest {
        "endpointUrl" => endpoint_url: value required,
        "linkId" => link_id: value,
        "name" => name: value required,
        "source" => source: value,
        "triggers" => triggers: list,
    }
}
