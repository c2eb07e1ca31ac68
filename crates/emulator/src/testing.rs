//! What unit tests of the store and of the lists share: a workspace, and choices that repeat.

pub(crate) mod anything;
pub(crate) mod lists;

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use crate::handlers::{self, Call};
use crate::http::answer::Answer;
use crate::ids::{split_mix, IdSource};
use crate::redirect::{self, Sender};
use crate::store::visits::NewVisit;
use crate::store::{SharedStore, Store};

/// An empty workspace whose ids repeat.
pub(crate) fn workspace() -> SharedStore {
    SharedStore::new(
        "http://emulator".to_owned(),
        Arc::new(IdSource::new(Some(1))),
    )
}

/// A moment of the day on which the tests play.
pub(crate) fn moment(micros: i64) -> DateTime<Utc> {
    let day: DateTime<Utc> = "2026-05-20T10:00:00Z".parse().unwrap();
    day + chrono::TimeDelta::microseconds(micros)
}

/// Choices that a seed repeats.
pub(crate) struct Choices(pub(crate) u64);

impl Choices {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (split_mix(&mut self.0) % end as u64) as usize
    }

    pub(crate) fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}

/// Runs an operation that must succeed and returns its answer.
pub(crate) fn run(
    store: &mut Store,
    operation: &str,
    now: DateTime<Utc>,
    arguments: Value,
    body: Value,
) -> Value {
    let answer = attempt(store, operation, now, arguments, body);
    assert_eq!(answer.status, 200, "{operation}");
    serde_json::from_slice(&answer.body).unwrap()
}

/// Runs an operation.
pub(crate) fn attempt(
    store: &mut Store,
    operation: &str,
    now: DateTime<Utc>,
    arguments: Value,
    body: Value,
) -> Answer {
    let arguments = match arguments {
        Value::Object(members) => members,
        _ => Map::new(),
    };
    let call = Call {
        store,
        now,
        arguments,
        body,
    };
    handlers::run(operation, call)
        .unwrap()
        .unwrap_or_else(Answer::from)
}

/// A new link; returns its id.
pub(crate) fn link(store: &mut Store, now: DateTime<Utc>, body: Value) -> String {
    let answer = run(store, "LinksService_Create", now, Value::Null, body);
    answer["link"]["id"].as_str().unwrap().to_owned()
}

/// A new visitor with a device in this country; returns both.
pub(crate) fn visitor(store: &mut Store, country: &str) -> (String, usize) {
    let now = moment(0);
    let id = store.new_visitor(now);
    let sender = Sender {
        user_agent: "test",
        language: None,
        country: Some(country),
        city: None,
        address: IpAddr::V4(Ipv4Addr::LOCALHOST),
        now,
    };
    let device = redirect::device(store, &id, &sender);
    (id, device)
}

/// A visit; returns the event's id.
pub(crate) fn visit(
    store: &mut Store,
    link_id: &str,
    (visitor_id, device): &(String, usize),
    at: DateTime<Utc>,
) -> String {
    let visit = NewVisit {
        link_id,
        visitor_id,
        device: *device,
        scanned: false,
        referrer: None,
        at,
    };
    store.record(visit).unwrap().id.to_string()
}
