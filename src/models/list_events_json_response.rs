// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One page of events in JSON form.

use serde::Serialize;

use crate::models;

/// One page of events in JSON form.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListEventsJsonResponse {
    /// Events on this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<models::Event>>,
    /// Whether further events follow this page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_more: Option<bool>,
    /// Opaque cursor for the next page; absent or empty on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page_token: Option<String>,
    /// Total number of matching events, an int64 that servers may send as a quoted number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
}

linkbreakers_runtime::read_object! {
    ListEventsJsonResponse {
        "events" => events: list,
        "hasMore" => has_more: boolean,
        "nextPageToken" => next_page_token: value,
        "totalCount" => total_count: int64,
    }
}
