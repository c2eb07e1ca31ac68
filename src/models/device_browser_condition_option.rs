// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One branch of a browser condition step: the browser to match and the step that follows.

use serde::Serialize;

use crate::models;

/// One branch of a browser condition step: the browser to match and the step that follows.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceBrowserConditionOption {
    /// Identifier of this branch within the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Display name of the branch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// UUID of the workflow step that runs when this branch matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
    /// Browser this branch matches, one of `DeviceBrowserConditionValue`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<models::DeviceBrowserConditionValue>,
}

linkbreakers_runtime::read_object! {
    DeviceBrowserConditionOption {
        "id" => id: value,
        "name" => name: value,
        "nextStepId" => next_step_id: value,
        "value" => value: value,
    }
}
