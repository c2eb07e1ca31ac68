// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One page of webhooks.

use serde::Serialize;

use crate::models;

/// One page of webhooks.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListWebhooksResponse {
    /// Opaque cursor for the next page; absent or empty on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page_token: Option<String>,
    /// Total number of webhooks, an int64 that servers may send as a quoted number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
    /// Webhooks on this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub webhooks: Option<Vec<models::Webhook>>,
}

linkbreakers_runtime::read_object! {
    ListWebhooksResponse {
        "nextPageToken" => next_page_token: value,
        "totalCount" => total_count: int64,
        "webhooks" => webhooks: list,
    }
}

impl linkbreakers_runtime::pagination::Page for ListWebhooksResponse {
    type Item = models::Webhook;

    fn next_token(&self) -> Option<&str> {
        self.next_page_token.as_deref()
    }

    fn total(&self) -> Option<i64> {
        self.total_count
    }

    fn items(&self) -> &[Self::Item] {
        self.webhooks.as_deref().unwrap_or_default()
    }

    fn into_items(self) -> Vec<Self::Item> {
        self.webhooks.unwrap_or_default()
    }

    fn id(item: &Self::Item) -> Option<&str> {
        item.id.as_deref()
    }
}
