// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Appearance of the dots which make up a QR code.

use serde::Serialize;

use crate::models;

/// Appearance of the dots which make up a QR code.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DotsOptions {
    /// Colour or colour gradient of the dots.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme_color: Option<Box<models::ThemeColor>>,
    /// Shape of the dots, one of `DotsType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<models::DotsType>,
}

linkbreakers_runtime::read_object! {
    DotsOptions {
        "themeColor" => theme_color: value,
        "type" => r#type: value,
    }
}
