// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Counters of a workspace and of its events.

#![allow(clippy::too_many_arguments)] // the documented positional functions

use linkbreakers_runtime::{
    request_value, Call, ClientId, EmptyAnswer, Error, Method, Operation, Pagination, TokenPlace,
};

use super::configuration::Configuration;
use crate::models;

static GET_EVENTS_METRIC: Operation = Operation::new(
    "MetricsService_GetEventsMetric",
    Method::Get,
    "/v1/metrics/events",
)
.with_scope("analytics:read");

/// Get summary figures for events.
///
/// Returns figures for the events that match the filters: counts of events, countries, cities and device types, the most frequent country, city and device type, and the times of the first and last event. The counts are 32-bit integers, and `firstAt` and `lastAt` are RFC 3339 date-times.
///
/// `GET /v1/metrics/events`; the key needs the scope `analytics:read`.
pub fn get_events_metric<'a>(configuration: &'a Configuration) -> GetEventsMetric<'a> {
    let call = Call::new(configuration, &GET_EVENTS_METRIC);
    GetEventsMetric { call }
}

request_value! {
    /// A request to `MetricsService_GetEventsMetric`, made by [`get_events_metric`].
    pub struct GetEventsMetric => models::EventsMetric;
}

impl GetEventsMetric<'_> {
    /// Start of the time range as an RFC 3339 date-time. Whether the bound itself is included is not documented.
    pub fn start_date(mut self, start_date: chrono::DateTime<chrono::Utc>) -> Self {
        self.call = self.call.query("startDate", start_date);
        self
    }

    /// End of the time range as an RFC 3339 date-time. Whether the bound itself is included is not documented.
    pub fn end_date(mut self, end_date: chrono::DateTime<chrono::Utc>) -> Self {
        self.call = self.call.query("endDate", end_date);
        self
    }

    /// Limit the figures to events of the link with this identifier, a UUID.
    pub fn link_id(mut self, link_id: impl Into<String>) -> Self {
        self.call = self.call.query("linkId", link_id.into());
        self
    }

    /// Limit the figures to events of links in the directory with this identifier, a UUID.
    pub fn directory_id(mut self, directory_id: impl Into<String>) -> Self {
        self.call = self.call.query("directoryId", directory_id.into());
        self
    }

    /// Limit the figures to events of links that carry the tag with this identifier, a UUID.
    pub fn tag_id(mut self, tag_id: impl Into<String>) -> Self {
        self.call = self.call.query("tagId", tag_id.into());
        self
    }

    /// Limit the figures to these countries; repeat the key to pass several values. The notation of a country value is not documented.
    pub fn countries(mut self, countries: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let values = countries.into_iter().map(Into::<String>::into);
        self.call = self.call.query_all("countries", values);
        self
    }
}

/// Get summary figures for events: [`get_events_metric`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`GetEventsMetric::send`].
pub async fn metrics_service_get_events_metric(
    configuration: &Configuration,
    start_date: Option<chrono::DateTime<chrono::Utc>>,
    end_date: Option<chrono::DateTime<chrono::Utc>>,
    link_id: Option<String>,
) -> Result<models::EventsMetric, Error> {
    #[allow(unused_mut)] // not all have something to add
    let mut request = get_events_metric(configuration);
    if let Some(start_date) = start_date {
        request = request.start_date(start_date);
    }
    if let Some(end_date) = end_date {
        request = request.end_date(end_date);
    }
    if let Some(link_id) = link_id {
        request = request.link_id(link_id);
    }
    request.send().await
}

static GET_WORKSPACE_INSIGHT: Operation = Operation::new(
    "MetricsService_GetWorkspaceInsight",
    Method::Get,
    "/v1/metrics/workspace/insight",
)
.with_scope("analytics:read");

/// Get the preferred link type.
///
/// Returns `preferredLinkType`, the kind of link the workspace favours. Its values are `PREFERRED_LINK_TYPE_URL`, `PREFERRED_LINK_TYPE_CONTACT_CARD`, `PREFERRED_LINK_TYPE_SOCIAL_LINKS_PAGE`, `PREFERRED_LINK_TYPE_OPEN_MEDIA` and `PREFERRED_LINK_TYPE_MIX`. The call takes no parameters.
///
/// `GET /v1/metrics/workspace/insight`; the key needs the scope `analytics:read`.
pub fn get_workspace_insight<'a>(configuration: &'a Configuration) -> GetWorkspaceInsight<'a> {
    let call = Call::new(configuration, &GET_WORKSPACE_INSIGHT);
    GetWorkspaceInsight { call }
}

request_value! {
    /// A request to `MetricsService_GetWorkspaceInsight`, made by [`get_workspace_insight`].
    pub struct GetWorkspaceInsight => models::WorkspaceInsight;
}

/// Get the preferred link type: [`get_workspace_insight`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`GetWorkspaceInsight::send`].
pub async fn metrics_service_get_workspace_insight(
    configuration: &Configuration,
) -> Result<models::WorkspaceInsight, Error> {
    get_workspace_insight(configuration).send().await
}

static GET_WORKSPACE_METRICS: Operation = Operation::new(
    "MetricsService_GetWorkspaceMetrics",
    Method::Get,
    "/v1/metrics/workspace",
)
.with_scope("analytics:read");

/// Get workspace totals and credits.
///
/// Returns the totals of the workspace for links, events, monthly events, members, directories, QR code templates and page theme templates, and the limits and use of token and top-up credits. Every field is an optional 32-bit integer, and the object is not wrapped. There is no total of clicks or of visitors: `totalEvents` is the nearest figure for clicks, and `json.totalCount` of the visitors list gives a visitor count. The call takes no parameters.
///
/// `GET /v1/metrics/workspace`; the key needs the scope `analytics:read`.
pub fn get_workspace_metrics<'a>(configuration: &'a Configuration) -> GetWorkspaceMetrics<'a> {
    let call = Call::new(configuration, &GET_WORKSPACE_METRICS);
    GetWorkspaceMetrics { call }
}

request_value! {
    /// A request to `MetricsService_GetWorkspaceMetrics`, made by [`get_workspace_metrics`].
    pub struct GetWorkspaceMetrics => models::WorkspaceMetric;
}

/// Get workspace totals and credits: [`get_workspace_metrics`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`GetWorkspaceMetrics::send`].
pub async fn metrics_service_get_workspace_metrics(
    configuration: &Configuration,
) -> Result<models::WorkspaceMetric, Error> {
    get_workspace_metrics(configuration).send().await
}
