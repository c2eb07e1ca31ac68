//! The list of events and the traces of one.

use serde::Deserialize;
use serde_json::json;

use super::event_filter::Filter;
use super::event_view::{self, row};
use super::page::{PageRequest, Place, Ranked};
use super::{table, traces, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;

const COLUMNS: [&str; 16] = [
    "id",
    "linkId",
    "visitorId",
    "deviceId",
    "action",
    "visitType",
    "scannedAt",
    "entrypoint",
    "destination",
    "referrer",
    "deviceType",
    "browserName",
    "platformName",
    "country",
    "city",
    "email",
];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Query {
    page_size: usize,
    response_format: Option<String>,
}

/// Newest first.
pub(super) fn list(call: &Call<'_>) -> Result<Answer, ApiError> {
    let (query, filter): (Query, Filter) = (call.arguments()?, call.arguments()?);
    let csv = query.response_format.as_deref() == Some(table::CSV);
    let size = if csv { usize::MAX } else { query.page_size };
    let request = PageRequest::new("events", &call.arguments, size, true);
    let secret = &call.store.workspace_id;
    let last = request.last(secret)?;
    let found = filter.select(call.store);
    let rest = match last.and_then(|last| last.as_number()) {
        Some(rank) => found.before(rank),
        None => found,
    };
    let newest_first = rest.iter().rev().map(|event| {
        let (micros, sequence) = event.rank();
        Ranked {
            place: Place::number(micros, sequence),
            item: event,
        }
    });
    let page = request.take(newest_first, found.count(), secret);
    let events = page.items.into_iter();
    if csv {
        return table::answer(&COLUMNS, events.map(|event| row(call.store, event)));
    }
    let include = call.include();
    let events = events.map(|event| event_view::event(call.store, event, &include, call.now));
    Ok(table::json_answer(
        "events",
        events.collect(),
        page.next_token,
        page.total,
    ))
}

pub(super) fn traces(call: &Call<'_>) -> Result<Answer, ApiError> {
    let id = call.text("eventId");
    let event = call
        .store
        .events
        .get(&id)
        .ok_or_else(|| ApiError::not_found("event", &id))?;
    Ok(Answer::ok(
        &json!({ "traces": traces::of(call.store, event) }),
    ))
}
