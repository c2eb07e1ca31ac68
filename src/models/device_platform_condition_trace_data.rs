// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Trace record of a platform condition step passed during a visit.

use serde::Serialize;

use crate::models;

/// Trace record of a platform condition step passed during a visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DevicePlatformConditionTraceData {
    /// True when the condition had a fallback branch for visitors who match no option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_else: Option<bool>,
    /// Branches the condition offered at the time of the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::DevicePlatformConditionTraceOption>>,
    /// Name of the visiting device's platform that the condition evaluated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform_name: Option<String>,
}

linkbreakers_runtime::read_object! {
    DevicePlatformConditionTraceData {
        "hasElse" => has_else: boolean,
        "options" => options: list,
        "platformName" => platform_name: value,
    }
}
