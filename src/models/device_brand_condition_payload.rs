// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that branches on the device brand of the visitor.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that branches on the device brand of the visitor.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceBrandConditionPayload {
    /// UUID of the workflow step that runs when no branch matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Branches of the condition, each pairing one device brand with a next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::DeviceBrandConditionOption>>,
}

linkbreakers_runtime::read_object! {
    DeviceBrandConditionPayload {
        "elseNextStepId" => else_next_step_id: value,
        "options" => options: list,
    }
}
