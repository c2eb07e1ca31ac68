// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One step of the workflow behind a link, with its settings and its place among the other steps.

use serde::Serialize;

use crate::models;

/// One step of the workflow behind a link, with its settings and its place among the other steps.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkflowStep {
    /// Settings for capturing visitor attributes at this step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute_capture: Option<Box<models::AttributeCapture>>,
    /// Settings of the back button at this step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back_button: Option<Box<models::BackButton>>,
    /// Whether a back button is available at this step. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back_button_available: Option<bool>,
    /// Ways out of the step, each with the step it leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub branches: Option<Vec<models::WorkflowStepBranch>>,
    /// Position of the step on the workflow canvas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canvas_position: Option<Box<models::CanvasPosition>>,
    /// UUIDs of the steps that follow this one. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub child_step_ids: Option<Vec<String>>,
    /// Moment the step was created, an RFC 3339 timestamp in UTC. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Action this step performs, such as a redirect, a form or a condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_action: Option<models::EventAction>,
    /// UUID of the step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Role of the step in the workflow: entry, exit, interaction or condition. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<models::WorkflowStepKind>,
    /// UUID of the link whose workflow holds the step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_id: Option<String>,
    /// Whether it is possible to go back to this step from the next one. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_can_go_back: Option<bool>,
    /// Node type of the step, either composite or atomic. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node_type: Option<models::WorkflowStepNodeType>,
    /// UUIDs of the steps that lead to this one. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_step_ids: Option<Vec<String>>,
    /// Settings specific to the action of the step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload: Option<Box<models::WorkflowStepPayload>>,
    /// Whether the step shows a page to the visitor. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub renders_page: Option<bool>,
    /// Moment the step was last changed, an RFC 3339 timestamp in UTC. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
}

linkbreakers_runtime::read_object! {
    WorkflowStep {
        "attributeCapture" => attribute_capture: value,
        "backButton" => back_button: value,
        "backButtonAvailable" => back_button_available: boolean,
        "branches" => branches: list,
        "canvasPosition" => canvas_position: value,
        "childStepIds" => child_step_ids: list,
        "createdAt" => created_at: timestamp,
        "eventAction" => event_action: value,
        "id" => id: value,
        "kind" => kind: value,
        "linkId" => link_id: value,
        "nextCanGoBack" => next_can_go_back: boolean,
        "nodeType" => node_type: value,
        "parentStepIds" => parent_step_ids: list,
        "payload" => payload: value,
        "rendersPage" => renders_page: boolean,
        "updatedAt" => updated_at: timestamp,
    }
}
