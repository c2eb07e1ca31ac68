// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One page of links.

use serde::Serialize;

use crate::models;

/// One page of links.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListLinksResponse {
    /// Links on this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<models::Link>>,
    /// Opaque cursor for the next page; absent or empty on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page_token: Option<String>,
    /// Total number of matching links, an int64 that servers may send as a quoted number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
}

linkbreakers_runtime::read_object! {
    ListLinksResponse {
        "links" => links: list,
        "nextPageToken" => next_page_token: value,
        "totalCount" => total_count: int64,
    }
}

impl linkbreakers_runtime::pagination::Page for ListLinksResponse {
    type Item = models::Link;

    fn next_token(&self) -> Option<&str> {
        self.next_page_token.as_deref()
    }

    fn total(&self) -> Option<i64> {
        self.total_count
    }

    fn items(&self) -> &[Self::Item] {
        self.links.as_deref().unwrap_or_default()
    }

    fn into_items(self) -> Vec<Self::Item> {
        self.links.unwrap_or_default()
    }

    fn id(item: &Self::Item) -> Option<&str> {
        item.id.as_deref()
    }
}
