// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Traces recorded for one event, returned all at once without paging.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Traces recorded for one event, returned all at once without paging.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListEventTracesResponse {
    /// Traces that belong to the event.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub traces: Option<Vec<models::EventTrace>>,
}
