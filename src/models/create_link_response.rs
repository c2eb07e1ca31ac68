// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to the creation of a link.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Answer to the creation of a link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateLinkResponse {
    /// Link that was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<models::Link>>,
    /// Workflow steps behind the new link; read-only.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub workflow_steps: Option<Vec<models::WorkflowStep>>,
}
