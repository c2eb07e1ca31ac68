// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Setting of a workflow step that writes visitor attributes.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Setting of a workflow step that writes visitor attributes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AttributeCapture {
    /// Whether the step writes the listed attributes.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub enabled: Option<bool>,
    /// Attributes to write, at most 20 entries.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub writes: Option<Vec<models::AttributeWrite>>,
}
