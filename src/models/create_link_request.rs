// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Request to create a link that leads to a destination.

use serde::Serialize;

use crate::models;

/// Request to create a link that leads to a destination.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateLinkRequest {
    /// Whether the `lbid` query parameter is added to the destination for conversion tracking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conversion_tracking: Option<bool>,
    /// UUID of the custom domain the new link uses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain_id: Option<String>,
    /// Absolute URL the link leads to.
    pub destination: String,
    /// UUID of the directory to place the link in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directory_id: Option<String>,
    /// Absolute URL visitors are sent to once the link has expired.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired_destination: Option<String>,
    /// RFC 3339 timestamp at which the link expires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Absolute URL used as the fallback destination of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback_destination: Option<String>,
    /// UUID the new link should have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Custom string-to-string pairs kept with the link, at most 50 keys.
    #[serde(
        serialize_with = "linkbreakers_runtime::json::in_order",
        skip_serializing_if = "Option::is_none"
    )]
    pub metadata: Option<std::collections::HashMap<String, String>>,
    /// Display name of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Text saying what the link is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// UUID of the QR code design to use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_design_id: Option<String>,
    /// Whether the link has a QR code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_enabled: Option<bool>,
    /// UUID of the QR code template to use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_template_id: Option<String>,
    /// Short link wanted for the new link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortlink: Option<String>,
    /// Names of the tags to put on the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    /// Whether the answer should wait until the QR code is ready.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wait_for_qrcode: Option<bool>,
}

linkbreakers_runtime::read_object! {
    CreateLinkRequest {
        "conversionTracking" => conversion_tracking: boolean,
        "customDomainId" => custom_domain_id: value,
        "destination" => destination: value required,
        "directoryId" => directory_id: value,
        "expiredDestination" => expired_destination: value,
        "expiresAt" => expires_at: timestamp,
        "fallbackDestination" => fallback_destination: value,
        "id" => id: value,
        "metadata" => metadata: map,
        "name" => name: value,
        "purpose" => purpose: value,
        "qrcodeDesignId" => qrcode_design_id: value,
        "qrcodeEnabled" => qrcode_enabled: boolean,
        "qrcodeTemplateId" => qrcode_template_id: value,
        "shortlink" => shortlink: value,
        "tags" => tags: list,
        "waitForQrcode" => wait_for_qrcode: boolean,
    }
}
