// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that asks the visitor to share a location.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that asks the visitor to share a location.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LocationRequestPayload {
    /// Whether the visitor is asked only once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask_once: Option<bool>,
    /// Text on the button that shares the location.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub button_label: Option<String>,
    /// Explanatory text shown with the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Identifier of the step on the alternative (else) route.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Identifier of the step that follows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
    /// Whether the visitor may skip the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_enabled: Option<bool>,
    /// Text on the control that skips the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_label: Option<String>,
    /// Heading shown with the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

linkbreakers_runtime::read_object! {
    LocationRequestPayload {
        "askOnce" => ask_once: boolean,
        "buttonLabel" => button_label: value,
        "description" => description: value,
        "elseNextStepId" => else_next_step_id: value,
        "nextStepId" => next_step_id: value,
        "skipEnabled" => skip_enabled: boolean,
        "skipLabel" => skip_label: value,
        "title" => title: value,
    }
}
