// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One visit type of a traced visit-type condition.

use serde::Serialize;

use crate::models;

/// One visit type of a traced visit-type condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitTypeConditionTraceOption {
    /// Whether this option leads on to a further step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_route: Option<bool>,
    /// Visit type this option matches, as a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

linkbreakers_runtime::read_object! {
    VisitTypeConditionTraceOption {
        "hasRoute" => has_route: boolean,
        "value" => value: value,
    }
}
