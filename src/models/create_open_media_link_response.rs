// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to the creation of a link that opens a media file.

use serde::Serialize;

use crate::models;

/// Answer to the creation of a link that opens a media file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateOpenMediaLinkResponse {
    /// Link that was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<models::Link>>,
    /// Workflow steps behind the new link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workflow_steps: Option<Vec<models::WorkflowStep>>,
}

linkbreakers_runtime::read_object! {
    CreateOpenMediaLinkResponse {
        "link" => link: value,
        "workflowSteps" => workflow_steps: list,
    }
}
