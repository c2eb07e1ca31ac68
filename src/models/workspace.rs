// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Account space that holds links, visitors and members, with its profile and subscription.

use serde::Serialize;

use crate::models;

/// Account space that holds links, visitors and members, with its profile and subscription.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Workspace {
    /// Country of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Moment the workspace was created, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Description of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How often a digest is sent: never, weekly or monthly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest_frequency: Option<models::DigestFrequency>,
    /// Whether the workspace enforces multi-factor authentication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enforce_mfa: Option<bool>,
    /// Moment enrolment was requested, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enroll_requested_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Frequently asked questions of the workspace, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub faq: Option<String>,
    /// UUID of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Moment since which the workspace has been inactive, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inactive_since: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the link settings of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_setting_id: Option<String>,
    /// Name of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Moment the workspace was published, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Short description of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_description: Option<String>,
    /// Slug of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    /// Kind of subscription the workspace is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subscription_type: Option<models::SubscriptionType>,
    /// Tags of the workspace, held in a single string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<String>,
    /// Time zone of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Moment the trial ends, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trial_ends_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Moment of the pause that applies to an unverified workspace, an RFC 3339 timestamp in UTC. Read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unverified_pause_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Moment the workspace was last changed, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Moment the workspace was verified, an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verified_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Website of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}

linkbreakers_runtime::read_object! {
    Workspace {
        "country" => country: value,
        "createdAt" => created_at: timestamp,
        "description" => description: value,
        "digestFrequency" => digest_frequency: value,
        "enforceMfa" => enforce_mfa: boolean,
        "enrollRequestedAt" => enroll_requested_at: timestamp,
        "faq" => faq: value,
        "id" => id: value,
        "inactiveSince" => inactive_since: timestamp,
        "linkSettingId" => link_setting_id: value,
        "name" => name: value,
        "publishedAt" => published_at: timestamp,
        "shortDescription" => short_description: value,
        "slug" => slug: value,
        "subscriptionType" => subscription_type: value,
        "tags" => tags: value,
        "timezone" => timezone: value,
        "trialEndsAt" => trial_ends_at: timestamp,
        "unverifiedPauseAt" => unverified_pause_at: timestamp,
        "updatedAt" => updated_at: timestamp,
        "verifiedAt" => verified_at: timestamp,
        "website" => website: value,
    }
}
