// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Branch of a device actor condition.

use serde::Serialize;

use crate::models;

/// Branch of a device actor condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceActorConditionOption {
    /// Identifier of the option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Display name of the option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// UUID of the workflow step to go to when this option matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
    /// Kind of actor this option matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<models::DeviceActorConditionValue>,
}

linkbreakers_runtime::read_object! {
    DeviceActorConditionOption {
        "id" => id: value,
        "name" => name: value,
        "nextStepId" => next_step_id: value,
        "value" => value: value,
    }
}
