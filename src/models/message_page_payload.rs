// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that shows a message page.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that shows a message page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MessagePagePayload {
    /// Text on the button that leads on from the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub button_label: Option<String>,
    /// Body text of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Way in which the visitor leaves the page; required.
    pub navigation_type: models::MessagePageNavigationType,
    /// Length of the timer in seconds, for pages that use timer navigation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timer_seconds: Option<i64>,
    /// Heading of the page; required.
    pub title: String,
}

linkbreakers_runtime::read_object! {
    MessagePagePayload {
        "buttonLabel" => button_label: value,
        "description" => description: value,
        "navigationType" => navigation_type: value required,
        "timerSeconds" => timer_seconds: int64,
        "title" => title: value required,
    }
}
