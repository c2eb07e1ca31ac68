// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to the creation of a webhook.

use serde::Serialize;

use crate::models;

/// Answer to the creation of a webhook.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateWebhookResponse {
    /// Webhook that was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook: Option<Box<models::Webhook>>,
}

linkbreakers_runtime::read_object! {
    CreateWebhookResponse {
        "webhook" => webhook: value,
    }
}
