// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Request body for changing a link; the `Delete` flags clear a value that is set.

use serde::Serialize;

use crate::models;

/// Request body for changing a link; the `Delete` flags clear a value that is set.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateLinkRequest {
    /// UUID of the directory that is to hold the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directory_id: Option<String>,
    /// Clears the directory of the link when true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directory_id_delete: Option<bool>,
    /// Absolute URL to use as the destination once the link has expired.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired_destination: Option<String>,
    /// Clears the expired destination when true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired_destination_delete: Option<bool>,
    /// New expiry time of the link, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Clears the expiry time when true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at_delete: Option<bool>,
    /// Absolute URL to use as the fallback destination of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback_destination: Option<String>,
    /// New display name of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// UUID of the page theme to use for the pages of this link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_theme_id: Option<String>,
    /// Free text stating what the link is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// Whether a QR code is to be enabled for the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_enabled: Option<bool>,
    /// UUID of the QR code template to associate with the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_template_id: Option<String>,
    /// Clears the QR code template of the link when true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_template_id_delete: Option<bool>,
    /// Names of the tags for the link, as plain strings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    /// Clears the tags of the link when true.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags_delete: Option<bool>,
}

linkbreakers_runtime::read_object! {
    UpdateLinkRequest {
        "directoryId" => directory_id: value,
        "directoryIdDelete" => directory_id_delete: boolean,
        "expiredDestination" => expired_destination: value,
        "expiredDestinationDelete" => expired_destination_delete: boolean,
        "expiresAt" => expires_at: timestamp,
        "expiresAtDelete" => expires_at_delete: boolean,
        "fallbackDestination" => fallback_destination: value,
        "name" => name: value,
        "pageThemeId" => page_theme_id: value,
        "purpose" => purpose: value,
        "qrcodeEnabled" => qrcode_enabled: boolean,
        "qrcodeTemplateId" => qrcode_template_id: value,
        "qrcodeTemplateIdDelete" => qrcode_template_id_delete: boolean,
        "tags" => tags: list,
        "tagsDelete" => tags_delete: boolean,
    }
}
