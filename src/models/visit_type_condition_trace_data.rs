// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Trace of a visit-type condition an event passed through.

use serde::Serialize;

use crate::models;

/// Trace of a visit-type condition an event passed through.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitTypeConditionTraceData {
    /// Whether the condition has a fallback route for visits that match nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_else: Option<bool>,
    /// Visit types the condition offered, in the form kept for the trace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::VisitTypeConditionTraceOption>>,
    /// Visit type recorded for the event, as a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit_type: Option<String>,
}

linkbreakers_runtime::read_object! {
    VisitTypeConditionTraceData {
        "hasElse" => has_else: boolean,
        "options" => options: list,
        "visitType" => visit_type: value,
    }
}
