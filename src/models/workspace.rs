// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Account space that holds links, visitors and members, with its profile and subscription.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Account space that holds links, visitors and members, with its profile and subscription.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Workspace {
    /// Country of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Moment the workspace was created, an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Description of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How often a digest is sent: never, weekly or monthly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digest_frequency: Option<models::DigestFrequency>,
    /// Whether the workspace enforces multi-factor authentication.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub enforce_mfa: Option<bool>,
    /// Moment enrolment was requested, an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub enroll_requested_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Frequently asked questions of the workspace, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub faq: Option<String>,
    /// UUID of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Moment since which the workspace has been inactive, an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub inactive_since: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the link settings of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_setting_id: Option<String>,
    /// Name of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Moment the workspace was published, an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
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
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub trial_ends_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Moment of the pause that applies to an unverified workspace, an RFC 3339 timestamp in UTC. Read-only.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub unverified_pause_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Moment the workspace was last changed, an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Moment the workspace was verified, an RFC 3339 timestamp in UTC.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub verified_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Website of the workspace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
}
