// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Look of the content container of a page theme.

use serde::Serialize;

use crate::models;

/// Look of the content container of a page theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContainerConfig {
    /// Background colour of the container.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub background_color: Option<Box<models::ThemeColor>>,
    /// Colour of the container border.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub border_color: Option<Box<models::ThemeColor>>,
    /// Thickness of the container border, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub border_size: Option<i64>,
    /// Line style of the container border.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub border_style: Option<models::PageThemeBorderStyle>,
    /// Opacity of the container, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opacity: Option<i64>,
    /// Corner shape of the container.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<models::PageThemeContainerVariant>,
}

linkbreakers_runtime::read_object! {
    ContainerConfig {
        "backgroundColor" => background_color: value,
        "borderColor" => border_color: value,
        "borderSize" => border_size: int64,
        "borderStyle" => border_style: value,
        "opacity" => opacity: int64,
        "variant" => variant: value,
    }
}
