// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Trace of how a specific-date condition was set up when an event passed through it.

use serde::Serialize;

use crate::models;

/// Trace of how a specific-date condition was set up when an event passed through it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpecificDateConditionTraceData {
    /// Whether the condition has a fallback route for visits that match nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_else: Option<bool>,
    /// Dates the condition offered, in the form kept for the trace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::SpecificDateConditionTraceOption>>,
}

linkbreakers_runtime::read_object! {
    SpecificDateConditionTraceData {
        "hasElse" => has_else: boolean,
        "options" => options: list,
    }
}
