// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to a webhook update.

use serde::Serialize;

use crate::models;

/// Answer to a webhook update.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateWebhookResponse {
    /// Webhook as it stands after the update.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhook: Option<Box<models::Webhook>>,
}

linkbreakers_runtime::read_object! {
    UpdateWebhookResponse {
        "webhook" => webhook: value,
    }
}
