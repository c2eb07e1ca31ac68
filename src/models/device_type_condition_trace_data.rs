// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Trace record of a device type condition step passed during a visit.

use serde::Serialize;

use crate::models;

/// Trace record of a device type condition step passed during a visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceTypeConditionTraceData {
    /// Type of the visiting device that the condition evaluated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_type: Option<String>,
    /// True when the condition had a fallback branch for visitors who match no option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_else: Option<bool>,
    /// Branches the condition offered at the time of the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::DeviceTypeConditionTraceOption>>,
}

linkbreakers_runtime::read_object! {
    DeviceTypeConditionTraceData {
        "deviceType" => device_type: value,
        "hasElse" => has_else: boolean,
        "options" => options: list,
    }
}
