// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Look of the inner dots in the corner markers of a QR code.

use serde::Serialize;

use crate::models;

/// Look of the inner dots in the corner markers of a QR code.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CornersDotOptions {
    /// Colour of the corner dots.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme_color: Option<Box<models::ThemeColor>>,
    /// Shape of the corner dots.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<models::CornersDotType>,
}

linkbreakers_runtime::read_object! {
    CornersDotOptions {
        "themeColor" => theme_color: value,
        "type" => r#type: value,
    }
}
