// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that branches by the kind of actor using the device.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that branches by the kind of actor using the device.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceActorConditionPayload {
    /// UUID of the workflow step to go to when no option matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Branches, each for one kind of actor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::DeviceActorConditionOption>>,
}

linkbreakers_runtime::read_object! {
    DeviceActorConditionPayload {
        "elseNextStepId" => else_next_step_id: value,
        "options" => options: list,
    }
}
