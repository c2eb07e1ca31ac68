// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Insight gathered about a workspace.

use serde::Serialize;

use crate::models;

/// Insight gathered about a workspace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceInsight {
    /// Type of link the workspace prefers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_link_type: Option<models::PreferredLinkType>,
}

linkbreakers_runtime::read_object! {
    WorkspaceInsight {
        "preferredLinkType" => preferred_link_type: value,
    }
}
