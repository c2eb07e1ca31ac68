// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One way out of a workflow step.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// One way out of a workflow step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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
