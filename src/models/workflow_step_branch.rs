// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One way out of a workflow step.

use serde::Serialize;

use crate::models;

/// One way out of a workflow step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkflowStepBranch {
    /// Identifier of the branch, used when connecting it to a step or disconnecting it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branch_id: Option<String>,
    /// Label of the branch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Identifier of the step the branch leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    WorkflowStepBranch {
        "branchId" => branch_id: value,
        "label" => label: value,
        "nextStepId" => next_step_id: value,
    }
}
