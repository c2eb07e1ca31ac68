// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to fetching a single webhook.

use serde::Serialize;

use crate::models;

/// Answer to fetching a single webhook.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GetWebhookResponse {
    /// Webhook that was requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook: Option<Box<models::Webhook>>,
}

linkbreakers_runtime::read_object! {
    GetWebhookResponse {
        "webhook" => webhook: value,
    }
}
