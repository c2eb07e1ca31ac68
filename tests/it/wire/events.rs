//! The operations on events, metrics and jobs.

use linkbreakers::apis::{events_api, jobs_api, metrics_api};
use linkbreakers::models::ResponseFormat;

use super::case::{function, operations, request, Case, ODD_ID};
use crate::support::{moment, text, texts};

operations! { list, traces, events_metric, workspace_metrics, workspace_insight, job }

fn list() -> Case {
    Case::new(
        "EventsService_List",
        request!(
            "GET /v1/events?startDate=2026-01-31T22%3A59%3A59.500Z&endDate=2026-02-28T00%3A00%3A00Z\
             &pageSize=1000&pageToken=t%2B1&linkId=l%2F1&include=visitor&include=journey\
             &responseFormat=RESPONSE_FORMAT_CSV&visitorId=v&directoryId=d&tagId=t&countries=DE&countries=FR&cursor=c",
            c => events_api::list(c)
                .start_date(moment("2026-01-31T23:59:59.500+01:00"))
                .end_date(moment("2026-02-28T00:00:00Z"))
                .page_size(1000)
                .page_token("t+1")
                .link_id("l/1")
                .include(["visitor", "journey"])
                .response_format(ResponseFormat::Csv)
                .visitor_id("v")
                .directory_id("d")
                .tag_id("t")
                .countries(["DE", "FR"])
                .cursor("c")
        ),
        function!(
            "GET /v1/events?startDate=2026-01-01T00%3A00%3A00Z&endDate=2026-01-31T00%3A00%3A00Z\
             &pageSize=1000&pageToken=t&linkId=link-1&include=visitor&include=device&include=link\
             &responseFormat=RESPONSE_FORMAT_JSON",
            c => events_api::events_service_list(
                c,
                Some(moment("2026-01-01T00:00:00Z")),
                Some(moment("2026-01-31T00:00:00Z")),
                Some(1000),
                text("t"),
                text("link-1"),
                Some(texts(["visitor", "device", "link"])),
                Some(ResponseFormat::Json),
            )
        ),
    )
}

fn traces() -> Case {
    Case::new(
        "EventsService_ListEventTraces",
        request!("GET /v1/events/a%20b%2Fc%3Fd/traces", c => {
            events_api::list_event_traces(c, ODD_ID)
        }),
        function!("GET /v1/events/a%20b%2Fc%3Fd/traces", c => {
            events_api::events_service_list_event_traces(c, ODD_ID)
        }),
    )
}

fn events_metric() -> Case {
    Case::new(
        "MetricsService_GetEventsMetric",
        request!(
            "GET /v1/metrics/events?startDate=2026-01-01T00%3A00%3A00Z&endDate=2026-01-31T00%3A00%3A00Z\
             &linkId=l&directoryId=d&tagId=t&countries=DE&countries=FR",
            c => metrics_api::get_events_metric(c)
                .start_date(moment("2026-01-01T00:00:00Z"))
                .end_date(moment("2026-01-31T00:00:00Z"))
                .link_id("l")
                .directory_id("d")
                .tag_id("t")
                .countries(["DE", "FR"])
        ),
        function!(
            "GET /v1/metrics/events?startDate=2026-01-01T00%3A00%3A00Z&endDate=2026-01-31T00%3A00%3A00Z&linkId=l",
            c => metrics_api::metrics_service_get_events_metric(
                c,
                Some(moment("2026-01-01T00:00:00Z")),
                Some(moment("2026-01-31T00:00:00Z")),
                text("l"),
            )
        ),
    )
}

fn workspace_metrics() -> Case {
    Case::new(
        "MetricsService_GetWorkspaceMetrics",
        request!("GET /v1/metrics/workspace", c => metrics_api::get_workspace_metrics(c)),
        function!("GET /v1/metrics/workspace", c => {
            metrics_api::metrics_service_get_workspace_metrics(c)
        }),
    )
}

fn workspace_insight() -> Case {
    Case::new(
        "MetricsService_GetWorkspaceInsight",
        request!("GET /v1/metrics/workspace/insight", c => metrics_api::get_workspace_insight(c)),
        function!("GET /v1/metrics/workspace/insight", c => {
            metrics_api::metrics_service_get_workspace_insight(c)
        }),
    )
}

fn job() -> Case {
    Case::new(
        "JobsService_Get",
        request!("GET /v1/jobs/a%20b%2Fc%3Fd", c => jobs_api::get(c, ODD_ID)),
        function!("GET /v1/jobs/a%20b%2Fc%3Fd", c => jobs_api::jobs_service_get(c, ODD_ID)),
    )
}
