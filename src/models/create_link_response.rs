// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to the creation of a link.

use serde::Serialize;

use crate::models;

/// Answer to the creation of a link.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateLinkResponse {
    /// Link that was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<models::Link>>,
    /// Workflow steps behind the new link; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_steps: Option<Vec<models::WorkflowStep>>,
}

linkbreakers_runtime::read_object! {
    CreateLinkResponse {
        "link" => link: value,
        "workflowSteps" => workflow_steps: list,
    }
}
