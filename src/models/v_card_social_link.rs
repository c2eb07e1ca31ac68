// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One social profile on a contact card.

use serde::Serialize;

use crate::models;

/// One social profile on a contact card.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VCardSocialLink {
    /// Name of the social platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// Absolute URL of the profile on that platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

linkbreakers_runtime::read_object! {
    VCardSocialLink {
        "platform" => platform: value,
        "url" => url: value,
    }
}
