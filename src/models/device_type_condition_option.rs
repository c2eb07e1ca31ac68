// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One branch of a device type condition step: the device type to match and the step that follows.

use serde::Serialize;

use crate::models;

/// One branch of a device type condition step: the device type to match and the step that follows.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceTypeConditionOption {
    /// Identifier of this branch within the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Display name of the branch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// UUID of the workflow step that runs when this branch matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
    /// Device type this branch matches, one of `DeviceTypeConditionValue`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<models::DeviceTypeConditionValue>,
}

linkbreakers_runtime::read_object! {
    DeviceTypeConditionOption {
        "id" => id: value,
        "name" => name: value,
        "nextStepId" => next_step_id: value,
        "value" => value: value,
    }
}
