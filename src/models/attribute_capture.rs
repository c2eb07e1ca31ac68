// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Setting of a workflow step that writes visitor attributes.

use serde::Serialize;

use crate::models;

/// Setting of a workflow step that writes visitor attributes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AttributeCapture {
    /// Whether the step writes the listed attributes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// Attributes to write, at most 20 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub writes: Option<Vec<models::AttributeWrite>>,
}

linkbreakers_runtime::read_object! {
    AttributeCapture {
        "enabled" => enabled: boolean,
        "writes" => writes: list,
    }
}
