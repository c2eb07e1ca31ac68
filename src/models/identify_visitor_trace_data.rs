// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Trace record of a visitor identification step passed during a visit.

use serde::Serialize;

use crate::models;

/// Trace record of a visitor identification step passed during a visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentifyVisitorTraceData {
    /// Number of custom attributes involved, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_attributes: Option<i64>,
    /// Number of visitor fields updated, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields_updated: Option<i64>,
    /// True when only empty fields were to be filled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_once: Option<bool>,
    /// Names of the system fields involved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub system_fields: Option<Vec<String>>,
}

linkbreakers_runtime::read_object! {
    IdentifyVisitorTraceData {
        "customAttributes" => custom_attributes: int64,
        "fieldsUpdated" => fields_updated: int64,
        "setOnce" => set_once: boolean,
        "systemFields" => system_fields: list,
    }
}
