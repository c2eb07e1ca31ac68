// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Background settings of a QR code design.

use serde::Serialize;

use crate::models;

/// Background settings of a QR code design.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BackgroundOptions {
    /// Colour of the QR code background.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme_color: Option<Box<models::ThemeColor>>,
}

linkbreakers_runtime::read_object! {
    BackgroundOptions {
        "themeColor" => theme_color: value,
    }
}
