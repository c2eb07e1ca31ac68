// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Traces recorded for one event, returned all at once without paging.

use serde::Serialize;

use crate::models;

/// Traces recorded for one event, returned all at once without paging.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListEventTracesResponse {
    /// Traces that belong to the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub traces: Option<Vec<models::EventTrace>>,
}

linkbreakers_runtime::read_object! {
    ListEventTracesResponse {
        "traces" => traces: list,
    }
}
