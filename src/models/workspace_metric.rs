//! The counters of a workspace, with the two documented ones that the wire has under other names.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Totals and credit usage of a workspace.
///
/// The wire has no count of visitors: ask
/// [`visitors_api::list`](crate::apis::visitors_api::list) for one and read its `total_count`.
///
/// ```
/// use linkbreakers::models::WorkspaceMetric;
///
/// let metric: WorkspaceMetric = serde_json::from_str(r#"{"totalEvents": 7}"#)?;
/// assert_eq!(metric.total_clicks, Some(7));
/// assert_eq!(metric.total_visitors, None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct WorkspaceMetric {
    /// Number of clicks and scans: `total_events`, of which each is one, unless the server sends
    /// a count of its own.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_clicks: Option<i64>,
    /// Number of visitors; `None` unless the server sends it, which it does not today.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_visitors: Option<i64>,
    /// Limit of token credits, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub token_credits_limit: Option<i64>,
    /// Token credits used so far, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub token_credits_used: Option<i64>,
    /// Limit of top-up credits, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub topup_credits_limit: Option<i64>,
    /// Top-up credits used so far, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub topup_credits_used: Option<i64>,
    /// Number of directories in the workspace, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_directories: Option<i64>,
    /// Number of events in the workspace, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_events: Option<i64>,
    /// Number of links in the workspace, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_links: Option<i64>,
    /// Number of members of the workspace, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_members: Option<i64>,
    /// Number of events in the month, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_monthly_events: Option<i64>,
    /// Number of page theme templates in the workspace, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_page_theme_templates: Option<i64>,
    /// Number of QR code templates in the workspace, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub total_qrcode_templates: Option<i64>,
}

// `remote = "Self"` makes the derived code inherent functions, which these two complete.
impl<'de> Deserialize<'de> for WorkspaceMetric {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut metric = Self::deserialize(deserializer)?;
        metric.total_clicks = metric.total_clicks.or(metric.total_events);
        Ok(metric)
    }
}

impl Serialize for WorkspaceMetric {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}
