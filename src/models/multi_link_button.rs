// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One button on a multi-link page.

use serde::Serialize;

use crate::models;

/// One button on a multi-link page.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MultiLinkButton {
    /// Identifier of the button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Text on the button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// UUID of the step that the button leads to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
    /// Position of the button among the others, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
}

linkbreakers_runtime::read_object! {
    MultiLinkButton {
        "id" => id: value,
        "label" => label: value,
        "nextStepId" => next_step_id: value,
        "order" => order: int64,
    }
}
