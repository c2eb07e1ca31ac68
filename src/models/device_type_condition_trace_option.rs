// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One branch of a device type condition as recorded in an event trace.

use serde::Serialize;

use crate::models;

/// One branch of a device type condition as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceTypeConditionTraceOption {
    /// Device type which this branch matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_type: Option<String>,
    /// True when the branch led on to another step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_route: Option<bool>,
    /// Identifier of the branch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Display name of the branch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

linkbreakers_runtime::read_object! {
    DeviceTypeConditionTraceOption {
        "deviceType" => device_type: value,
        "hasRoute" => has_route: boolean,
        "id" => id: value,
        "name" => name: value,
    }
}
