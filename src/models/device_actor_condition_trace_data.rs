// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of a device actor condition in an event trace.

use serde::Serialize;

use crate::models;

/// Record of a device actor condition in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceActorConditionTraceData {
    /// Kind of actor found when the condition was checked, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_actor: Option<String>,
    /// Whether the condition had a step to fall back to when no option matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_else: Option<bool>,
    /// Branches the condition offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::DeviceActorConditionTraceOption>>,
}

linkbreakers_runtime::read_object! {
    DeviceActorConditionTraceData {
        "deviceActor" => device_actor: value,
        "hasElse" => has_else: boolean,
        "options" => options: list,
    }
}
