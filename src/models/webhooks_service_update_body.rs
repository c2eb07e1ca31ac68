// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Body of a webhook update.

use serde::Serialize;

use crate::models;

/// Body of a webhook update.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebhooksServiceUpdateBody {
    /// Absolute URL that is to receive the HTTP POST deliveries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint_url: Option<String>,
    /// Identifier of the link to tie the webhook to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_id: Option<String>,
    /// Name to give the webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Product the webhook is set up from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<models::WebhookSource>,
    /// Status to give the webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<models::WebhookStatus>,
    /// Kinds of workflow step that are to fire the webhook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub triggers: Option<Vec<models::WorkflowStepKind>>,
}

linkbreakers_runtime::read_object! {
    WebhooksServiceUpdateBody {
        "endpointUrl" => endpoint_url: value,
        "linkId" => link_id: value,
        "name" => name: value,
        "source" => source: value,
        "status" => status: value,
        "triggers" => triggers: list,
    }
}
