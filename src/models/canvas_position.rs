// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Position of a workflow step on the editor canvas.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Position of a workflow step on the editor canvas.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CanvasPosition {
    /// Horizontal position on the canvas, as a double.
    #[serde(
        default,
        deserialize_with = "lenient::number",
        skip_serializing_if = "Option::is_none"
    )]
    pub x: Option<f64>,
    /// Vertical position on the canvas, as a double.
    #[serde(
        default,
        deserialize_with = "lenient::number",
        skip_serializing_if = "Option::is_none"
    )]
    pub y: Option<f64>,
}
