// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Scans and clicks, and the steps that each of them walked through.

#![allow(clippy::too_many_arguments)] // the documented positional functions

use linkbreakers_runtime::{
    request_value, Call, ClientId, EmptyAnswer, Error, Method, Operation, Pagination, TokenPlace,
};

use super::configuration::Configuration;
use crate::models;

static LIST: Operation = Operation::new("EventsService_List", Method::Get, "/v1/events")
    .with_pagination(
        Pagination::new(
            TokenPlace::Query,
            "pageToken",
            "pageSize",
            "json.events",
            "json.nextPageToken",
        )
        .with_max_size(1000),
    )
    .with_scope("analytics:read");

/// List scan and click events.
///
/// Returns the scan and click events of the workspace, narrowed by the given filters. JSON answers hold `json.events`, `json.totalCount`, `json.hasMore` and `json.nextPageToken`; an empty or absent token marks the last page. CSV answers hold `csv.contentType` and `csv.csvData` inside a JSON body, without page token or total. The free plan reaches back 2 weeks and the light plan 3 months.
///
/// `GET /v1/events`; the key needs the scope `analytics:read`.
pub fn list<'a>(configuration: &'a Configuration) -> List<'a> {
    let call = Call::new(configuration, &LIST);
    List { call }
}

request_value! {
    /// A request to `EventsService_List`, made by [`list`].
    pub lists struct List => models::ListEventsResponse;
}

impl List<'_> {
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

    /// Events per page, from 1 to 1000; default 100.
    pub fn page_size(mut self, page_size: i64) -> Self {
        self.call = self.call.query("pageSize", page_size);
        self
    }

    /// Opaque token copied from `json.nextPageToken` of the previous answer; omit it for the first page. It wins when `cursor` is sent as well.
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.call = self.call.query("pageToken", page_token.into());
        self
    }

    /// Limit the result to events of the link with this identifier, a UUID.
    pub fn link_id(mut self, link_id: impl Into<String>) -> Self {
        self.call = self.call.query("linkId", link_id.into());
        self
    }

    /// Related data to embed in each event; repeat the key to pass several values. Allowed values: `visitor`, `device`, `link`, `workspace`, `journey`.
    pub fn include(mut self, include: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let values = include.into_iter().map(Into::<String>::into);
        self.call = self.call.query_all("include", values);
        self
    }

    /// Output format: `RESPONSE_FORMAT_JSON` (default), `RESPONSE_FORMAT_CSV` or `RESPONSE_FORMAT_UNSPECIFIED`. With CSV the HTTP body is still JSON, the rows are text in `csv.csvData`, and no page token or total is returned.
    pub fn response_format(mut self, response_format: models::ResponseFormat) -> Self {
        self.call = self
            .call
            .query("responseFormat", response_format.to_string());
        self
    }

    /// Limit the result to events of the visitor with this identifier, a UUID.
    pub fn visitor_id(mut self, visitor_id: impl Into<String>) -> Self {
        self.call = self.call.query("visitorId", visitor_id.into());
        self
    }

    /// Limit the result to events of links in the directory with this identifier, a UUID.
    pub fn directory_id(mut self, directory_id: impl Into<String>) -> Self {
        self.call = self.call.query("directoryId", directory_id.into());
        self
    }

    /// Limit the result to events of links that carry the tag with this identifier, a UUID.
    pub fn tag_id(mut self, tag_id: impl Into<String>) -> Self {
        self.call = self.call.query("tagId", tag_id.into());
        self
    }

    /// Limit the result to these countries; repeat the key to pass several values. The notation of a country value is not documented.
    pub fn countries(mut self, countries: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let values = countries.into_iter().map(Into::<String>::into);
        self.call = self.call.query_all("countries", values);
        self
    }

    /// Alias of `pageToken`: the same opaque value under another name. It is ignored when `pageToken` is sent too.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.call = self.call.query("cursor", cursor.into());
        self
    }
}

/// List scan and click events: [`list`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`List::send`].
pub async fn events_service_list(
    configuration: &Configuration,
    start_date: Option<chrono::DateTime<chrono::Utc>>,
    end_date: Option<chrono::DateTime<chrono::Utc>>,
    page_size: Option<i64>,
    page_token: Option<String>,
    link_id: Option<String>,
    include: Option<Vec<String>>,
    response_format: Option<models::ResponseFormat>,
) -> Result<models::ListEventsResponse, Error> {
    #[allow(unused_mut)] // not all have something to add
    let mut request = list(configuration);
    if let Some(start_date) = start_date {
        request = request.start_date(start_date);
    }
    if let Some(end_date) = end_date {
        request = request.end_date(end_date);
    }
    if let Some(page_size) = page_size {
        request = request.page_size(page_size);
    }
    if let Some(page_token) = page_token {
        request = request.page_token(page_token);
    }
    if let Some(link_id) = link_id {
        request = request.link_id(link_id);
    }
    if let Some(include) = include {
        request = request.include(include);
    }
    if let Some(response_format) = response_format {
        request = request.response_format(response_format);
    }
    request.send().await
}

static LIST_EVENT_TRACES: Operation = Operation::new(
    "EventsService_ListEventTraces",
    Method::Get,
    "/v1/events/{eventId}/traces",
)
.with_scope("analytics:read");

/// List the traces of one event.
///
/// Returns the recorded workflow steps of a single scan or click. Each trace holds the step kind and action, saved attributes, timestamps and `stepData`, in which one member describes the kind of step. All traces come in a single answer under `traces`; there is no paging.
///
/// `GET /v1/events/{eventId}/traces`; the key needs the scope `analytics:read`.
///
/// `event_id`: Identifier of the event, a UUID.
pub fn list_event_traces<'a>(
    configuration: &'a Configuration,
    event_id: &str,
) -> ListEventTraces<'a> {
    let call = Call::new(configuration, &LIST_EVENT_TRACES);
    let call = call.path("eventId", event_id);
    ListEventTraces { call }
}

request_value! {
    /// A request to `EventsService_ListEventTraces`, made by [`list_event_traces`].
    pub struct ListEventTraces => models::ListEventTracesResponse;
}

/// List the traces of one event: [`list_event_traces`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`ListEventTraces::send`].
pub async fn events_service_list_event_traces(
    configuration: &Configuration,
    event_id: &str,
) -> Result<models::ListEventTracesResponse, Error> {
    list_event_traces(configuration, event_id).send().await
}
