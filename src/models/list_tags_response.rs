// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One page of tags.

use serde::Serialize;

use crate::models;

/// One page of tags.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListTagsResponse {
    /// Opaque cursor for the next page; absent or empty on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page_token: Option<String>,
    /// Tags on this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<models::ApiTag>>,
}

linkbreakers_runtime::read_object! {
    ListTagsResponse {
        "nextPageToken" => next_page_token: value,
        "tags" => tags: list,
    }
}

impl linkbreakers_runtime::pagination::Page for ListTagsResponse {
    type Item = models::ApiTag;

    fn next_token(&self) -> Option<&str> {
        self.next_page_token.as_deref()
    }

    fn items(&self) -> &[Self::Item] {
        self.tags.as_deref().unwrap_or_default()
    }

    fn into_items(self) -> Vec<Self::Item> {
        self.tags.unwrap_or_default()
    }

    fn id(item: &Self::Item) -> Option<&str> {
        item.id.as_deref()
    }
}
