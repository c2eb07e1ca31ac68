// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Colour setting of a theme, either one solid colour or a gradient.

use serde::Serialize;

use crate::models;

/// Colour setting of a theme, either one solid colour or a gradient.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ThemeColor {
    /// Colours that make up the setting, as a list of strings; always present.
    pub colors: Vec<String>,
    /// Direction of the gradient, as a string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<String>,
    /// Positions of the gradient stops, as a list of strings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stops: Option<Vec<String>>,
    /// Way the colours are painted: solid, linear gradient or radial gradient; always present.
    pub r#type: models::ThemeColorThemeColorType,
}

linkbreakers_runtime::read_object! {
    ThemeColor {
        "colors" => colors: vec_required required,
        "direction" => direction: value,
        "stops" => stops: list,
        "type" => r#type: value required,
    }
}
