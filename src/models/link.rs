// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Short link with its QR code settings, theme, tags and expiry options.

use serde::Serialize;

use crate::models;

/// Short link with its QR code settings, theme, tags and expiry options.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// Creation time, an RFC 3339 timestamp in UTC; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Custom domain the link is served from; filled only when `include` names `customDomain`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain: Option<Box<models::CustomDomain>>,
    /// UUID of the custom domain the link is served from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_domain_id: Option<String>,
    /// UUID of the directory that holds the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directory_id: Option<String>,
    /// Absolute URL that visitors open to reach the link; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entrypoint: Option<String>,
    /// Number of events recorded for the link, a read-only int64 that servers may send as a quoted number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_count: Option<i64>,
    /// Absolute URL used as the destination once the link has expired.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expired_destination: Option<String>,
    /// Time at which the link expires, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Absolute URL used as the fallback destination of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback_destination: Option<String>,
    /// UUID of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Caller-defined string to string pairs, at most 50 keys.
    #[serde(
        serialize_with = "linkbreakers_runtime::json::in_order",
        skip_serializing_if = "Option::is_none"
    )]
    pub metadata: Option<std::collections::HashMap<String, String>>,
    /// Display name of the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Page theme of the link; filled only when `include` names `pageTheme`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_theme: Option<Box<models::PageTheme>>,
    /// UUID of the page theme applied to the pages of this link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_theme_id: Option<String>,
    /// UUID of the page theme template associated with this link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page_theme_template_id: Option<String>,
    /// Free text stating what the link is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// QR code design of the link; filled only when `include` names `qrcodeDesign`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_design: Option<Box<models::QrcodeDesign>>,
    /// UUID of the QR code design used by the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_design_id: Option<String>,
    /// Whether a QR code is enabled for the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_enabled: Option<bool>,
    /// Time since which an update of the QR code has been pending, an RFC 3339 timestamp in UTC; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_pending_update_since: Option<chrono::DateTime<chrono::Utc>>,
    /// Signed absolute URL of the QR code image; read-only and filled only when `include` names `qrcodeSignedUrl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_signed_url: Option<String>,
    /// UUID of the QR code template associated with the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qrcode_template_id: Option<String>,
    /// Short path that identifies the link on its domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortlink: Option<String>,
    /// Tags attached to the link; filled only when `include` names `tags`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<models::ApiTag>>,
    /// Time of the last change, an RFC 3339 timestamp in UTC; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the workspace that owns the link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    Link {
        "createdAt" => created_at: timestamp,
        "customDomain" => custom_domain: value,
        "customDomainId" => custom_domain_id: value,
        "directoryId" => directory_id: value,
        "entrypoint" => entrypoint: value,
        "eventCount" => event_count: int64,
        "expiredDestination" => expired_destination: value,
        "expiresAt" => expires_at: timestamp,
        "fallbackDestination" => fallback_destination: value,
        "id" => id: value,
        "metadata" => metadata: map,
        "name" => name: value,
        "pageTheme" => page_theme: value,
        "pageThemeId" => page_theme_id: value,
        "pageThemeTemplateId" => page_theme_template_id: value,
        "purpose" => purpose: value,
        "qrcodeDesign" => qrcode_design: value,
        "qrcodeDesignId" => qrcode_design_id: value,
        "qrcodeEnabled" => qrcode_enabled: boolean,
        "qrcodePendingUpdateSince" => qrcode_pending_update_since: timestamp,
        "qrcodeSignedUrl" => qrcode_signed_url: value,
        "qrcodeTemplateId" => qrcode_template_id: value,
        "shortlink" => shortlink: value,
        "tags" => tags: list,
        "updatedAt" => updated_at: timestamp,
        "workspaceId" => workspace_id: value,
    }
}
