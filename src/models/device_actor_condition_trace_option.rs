// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Device actor branch as recorded in an event trace.

use serde::Serialize;

use crate::models;

/// Device actor branch as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceActorConditionTraceOption {
    /// Kind of actor the option matched, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_actor: Option<String>,
    /// Whether this option had a next step to lead to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_route: Option<bool>,
    /// Identifier of the option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Display name of the option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

linkbreakers_runtime::read_object! {
    DeviceActorConditionTraceOption {
        "deviceActor" => device_actor: value,
        "hasRoute" => has_route: boolean,
        "id" => id: value,
        "name" => name: value,
    }
}
