//! The list of events and the traces of one.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{json, Value};

use super::page::{PageRequest, Ranked, SortKey};
use super::{table, view, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::events::Event;
use crate::store::Store;

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

/// The filters that events and their figures share.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Filter {
    start_date: Option<DateTime<Utc>>,
    end_date: Option<DateTime<Utc>>,
    link_id: Option<String>,
    visitor_id: Option<String>,
    directory_id: Option<String>,
    tag_id: Option<String>,
    countries: Vec<String>,
}

impl Filter {
    pub(super) fn is_empty(&self) -> bool {
        let texts = [
            &self.link_id,
            &self.visitor_id,
            &self.directory_id,
            &self.tag_id,
        ];
        let dates = self.start_date.is_none() && self.end_date.is_none();
        dates && self.countries.is_empty() && texts.into_iter().flatten().all(String::is_empty)
    }

    /// Both dates are included.
    pub(super) fn admits(&self, store: &Store, event: &Event) -> bool {
        let given =
            |value: &Option<String>| value.as_ref().filter(|value| !value.is_empty()).cloned();
        let link = store.links.get(&event.link_id);
        let tag = |id: String| store.tags.by_id(&id).map(|tag| tag.name.clone());
        self.start_date
            .is_none_or(|start| event.scanned_at >= start)
            && self.end_date.is_none_or(|end| event.scanned_at <= end)
            && given(&self.link_id).is_none_or(|id| event.link_id == id)
            && given(&self.visitor_id).is_none_or(|id| event.visitor_id == id)
            && given(&self.directory_id)
                .is_none_or(|id| link.is_some_and(|link| link.directory_id.as_ref() == Some(&id)))
            && given(&self.tag_id).is_none_or(|id| {
                link.is_some_and(|link| tag(id).is_some_and(|name| link.tags.contains(&name)))
            })
            && (self.countries.is_empty() || self.admits_country(store, event))
    }

    fn admits_country(&self, store: &Store, event: &Event) -> bool {
        let country = store
            .devices
            .get(&event.device_id)
            .and_then(|device| device.country.as_deref());
        country.is_some_and(|country| {
            self.countries
                .iter()
                .any(|wanted| wanted.eq_ignore_ascii_case(country))
        })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Query {
    page_size: usize,
    response_format: Option<String>,
}

/// Newest first.
pub(super) fn list(call: &Call<'_>) -> Result<Answer, ApiError> {
    let (query, filter): (Query, Filter) = (call.arguments()?, call.arguments()?);
    let found = call
        .store
        .events
        .all()
        .filter(|event| filter.admits(call.store, event));
    let ranked = found.map(|event| Ranked {
        key: SortKey::Number(event.scanned_at.timestamp_micros()),
        sequence: event.sequence,
        item: event,
    });
    let csv = query.response_format.as_deref() == Some(table::CSV);
    let size = if csv { usize::MAX } else { query.page_size };
    let request = PageRequest::new("events", &call.arguments, size, true);
    let page = request.cut(ranked.collect(), &call.store.workspace_id)?;
    if csv {
        return table::answer(
            &COLUMNS,
            page.items.iter().map(|event| row(call.store, event)),
        );
    }
    let include = call.include();
    let events = page
        .items
        .iter()
        .map(|event| view::event(call.store, event, &include))
        .collect();
    Ok(table::json_answer(
        "events",
        events,
        page.next_token,
        page.total,
    ))
}

fn row(store: &Store, event: &Event) -> Value {
    let mut row = view::plain(event);
    view::put(&mut row, "referrer", &event.referrer);
    let visitor = store.visitors.get(&event.visitor_id);
    view::put(
        &mut row,
        "email",
        visitor.and_then(|visitor| visitor.email.as_ref()),
    );
    if let Some(device) = store.devices.get(&event.device_id).map(view::plain) {
        for name in [
            "deviceType",
            "browserName",
            "platformName",
            "country",
            "city",
        ] {
            view::put(&mut row, name, device.get(name));
        }
    }
    row
}

pub(super) fn traces(call: &Call<'_>) -> Result<Answer, ApiError> {
    let id = call.text("eventId");
    let event = call
        .store
        .events
        .get(&id)
        .ok_or_else(|| ApiError::not_found("event", &id))?;
    Ok(Answer::ok(&json!({ "traces": event.traces })))
}
