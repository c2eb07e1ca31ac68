// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Font settings for one kind of text on a page theme.

use serde::Serialize;

use crate::models;

/// Font settings for one kind of text on a page theme.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FontConfig {
    /// True for bold text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bold: Option<bool>,
    /// Colour of the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<Box<models::ThemeColor>>,
    /// Font family, chosen from the supported `PAGE_THEME_FONT_FAMILY` values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<models::PageThemeFontFamily>,
    /// Font family stack as a string, with alternatives to the first font.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family_stack: Option<String>,
    /// Size of the text as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub font_size: Option<i64>,
    /// True for italic text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub italic: Option<bool>,
}

linkbreakers_runtime::read_object! {
    FontConfig {
        "bold" => bold: boolean,
        "color" => color: value,
        "family" => family: value,
        "familyStack" => family_stack: value,
        "fontSize" => font_size: int64,
        "italic" => italic: boolean,
    }
}
