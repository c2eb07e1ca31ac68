// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One visit type of a visit-type condition and the step it leads to.

use serde::Serialize;

use crate::models;

/// One visit type of a visit-type condition and the step it leads to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitTypeConditionOption {
    /// UUID of the workflow step that follows when the visit is of this type.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
    /// Visit type this option matches, as a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

linkbreakers_runtime::read_object! {
    VisitTypeConditionOption {
        "nextStepId" => next_step_id: value,
        "value" => value: value,
    }
}
