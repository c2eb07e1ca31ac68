// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Domain name of your own that short links can use.

use serde::Serialize;

use crate::models;

/// Domain name of your own that short links can use.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomDomain {
    /// RFC 3339 timestamp of when the domain became active; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub activated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// RFC 3339 timestamp at which the TLS certificate expires; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_expires_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Status of the hostname at Cloudflare, as text; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloudflare_hostname_status: Option<String>,
    /// Status of the TLS certificate at Cloudflare, as text; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cloudflare_ssl_status: Option<String>,
    /// RFC 3339 timestamp of when the domain was added; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the custom domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// RFC 3339 timestamp of the last check of the domain; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_checked_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Text of the last error met with the domain; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_error: Option<String>,
    /// Domain name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Absolute URL for visitors who open the bare domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_destination: Option<String>,
    /// State of the domain's set-up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<models::CustomDomainStatus>,
    /// RFC 3339 timestamp of when the domain was last changed; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the workspace that owns the domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    CustomDomain {
        "activatedAt" => activated_at: timestamp,
        "certificateExpiresAt" => certificate_expires_at: timestamp,
        "cloudflareHostnameStatus" => cloudflare_hostname_status: value,
        "cloudflareSslStatus" => cloudflare_ssl_status: value,
        "createdAt" => created_at: timestamp,
        "id" => id: value,
        "lastCheckedAt" => last_checked_at: timestamp,
        "lastError" => last_error: value,
        "name" => name: value,
        "rootDestination" => root_destination: value,
        "status" => status: value,
        "updatedAt" => updated_at: timestamp,
        "workspaceId" => workspace_id: value,
    }
}
