//! The counters of a workspace, with the two documented ones that the wire has under other names.

use linkbreakers_runtime::read_object;
use serde::Serialize;

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
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceMetric {
    /// Number of clicks and scans: `total_events`, of which each is one, unless the server sends
    /// a count of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_clicks: Option<i64>,
    /// Number of visitors; `None` unless the server sends it, which it does not today.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_visitors: Option<i64>,
    /// Limit of token credits, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_credits_limit: Option<i64>,
    /// Token credits used so far, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_credits_used: Option<i64>,
    /// Limit of top-up credits, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topup_credits_limit: Option<i64>,
    /// Top-up credits used so far, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topup_credits_used: Option<i64>,
    /// Number of directories in the workspace, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_directories: Option<i64>,
    /// Number of events in the workspace, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_events: Option<i64>,
    /// Number of links in the workspace, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_links: Option<i64>,
    /// Number of members of the workspace, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_members: Option<i64>,
    /// Number of events in the month, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_monthly_events: Option<i64>,
    /// Number of page theme templates in the workspace, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_page_theme_templates: Option<i64>,
    /// Number of QR code templates in the workspace, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_qrcode_templates: Option<i64>,
}

read_object! {
    WorkspaceMetric {
        "totalClicks" => total_clicks: int64,
        "totalVisitors" => total_visitors: int64,
        "tokenCreditsLimit" => token_credits_limit: int64,
        "tokenCreditsUsed" => token_credits_used: int64,
        "topupCreditsLimit" => topup_credits_limit: int64,
        "topupCreditsUsed" => topup_credits_used: int64,
        "totalDirectories" => total_directories: int64,
        "totalEvents" => total_events: int64,
        "totalLinks" => total_links: int64,
        "totalMembers" => total_members: int64,
        "totalMonthlyEvents" => total_monthly_events: int64,
        "totalPageThemeTemplates" => total_page_theme_templates: int64,
        "totalQrcodeTemplates" => total_qrcode_templates: int64,
    }
    then WorkspaceMetric::named_as_documented
}

impl WorkspaceMetric {
    fn named_as_documented(mut self) -> Self {
        self.total_clicks = self.total_clicks.or(self.total_events);
        self
    }
}
