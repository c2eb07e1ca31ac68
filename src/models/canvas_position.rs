// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Position of a workflow step on the editor canvas.

use serde::Serialize;

use crate::models;

/// Position of a workflow step on the editor canvas.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CanvasPosition {
    /// Horizontal position on the canvas, as a double.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x: Option<f64>,
    /// Vertical position on the canvas, as a double.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub y: Option<f64>,
}

linkbreakers_runtime::read_object! {
    CanvasPosition {
        "x" => x: number,
        "y" => y: number,
    }
}
