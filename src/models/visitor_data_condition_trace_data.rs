// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Trace of a visitor-data condition an event passed through.

use serde::Serialize;

use crate::models;

/// Trace of a visitor-data condition an event passed through.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorDataConditionTraceData {
    /// Whether the condition has a fallback route for visits that match nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_else: Option<bool>,
    /// Attribute tests of the condition, each with what was observed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::VisitorDataConditionTraceOption>>,
}

linkbreakers_runtime::read_object! {
    VisitorDataConditionTraceData {
        "hasElse" => has_else: boolean,
        "options" => options: list,
    }
}
