// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One social link button, as recorded in an event trace.

use serde::Serialize;

use crate::models;

/// One social link button, as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SocialLinkTraceButton {
    /// Identifier of the button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Position of the button among the others, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
    /// Name of the social platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// Absolute URL that the button opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

linkbreakers_runtime::read_object! {
    SocialLinkTraceButton {
        "id" => id: value,
        "order" => order: int64,
        "platform" => platform: value,
        "url" => url: value,
    }
}
