// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One page of events in JSON form.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// One page of events in JSON form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListEventsJsonResponse {
    /// Events on this page.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub events: Option<Vec<models::Event>>,
    /// Whether further events follow this page.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub has_more: Option<bool>,
    /// Opaque cursor for the next page; absent or empty on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page_token: Option<String>,
    /// Total number of matching events, an int64 that servers may send as a quoted number.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_count: Option<i64>,
}
