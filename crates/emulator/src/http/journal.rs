//! What was received, for tests that assert on a client's traffic. Credentials never get this far.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use http::header::{HeaderName, USER_AGENT};
use http::request::Parts;
use serde::Serialize;
use serde_json::json;

use super::answer::Answer;
use super::auth::Caller;
use super::idempotency;
use crate::faults::Fault;
use crate::feed::Feed;
use crate::page::short;

/// Older records are dropped beyond this many.
pub(crate) const CAPACITY: usize = 10_000;
/// The feed shows no more of a path than this many characters.
const TOLD: usize = 200;

/// One received request and the status it was answered with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RequestRecord {
    /// When it came, by the emulator's clock.
    pub at: DateTime<Utc>,
    /// Eight hexadecimal digits that tell tokens apart, never the token; or the address of a caller
    /// without an accepted one.
    pub caller: String,
    /// The request method, for example `GET`.
    pub method: String,
    /// The path as sent, still percent-encoded.
    pub path: String,
    /// The query string as sent, without the question mark.
    pub query: Option<String>,
    /// The `Idempotency-Key` header.
    pub idempotency_key: Option<String>,
    /// The `User-Agent` header.
    pub user_agent: Option<String>,
    /// The `operationId` of the API document, when one was matched.
    pub operation_id: Option<String>,
    /// The status of the answer; 0 when the connection ended before there was one.
    pub status: u16,
    /// The `X-Request-Id` of the answer; empty when there was none.
    pub request_id: String,
    /// Whether the answer was the stored one of an earlier request, sent or not.
    pub replayed: bool,
    /// The [name](Fault::name) of the fault that the request met.
    pub fault: Option<&'static str>,
}

/// The latest requests, oldest first, and how many there were.
#[derive(Default)]
pub(crate) struct Journal(Mutex<Records>);

#[derive(Default)]
struct Records {
    latest: VecDeque<RequestRecord>,
    count: u64,
}

impl Journal {
    /// Begins the record of a request. It is written down when the returned value is dropped, so
    /// that requests whose clients went away are there too.
    pub(crate) fn receive<'j>(&'j self, record: RequestRecord, feed: &'j Feed) -> Receipt<'j> {
        self.lock().count += 1;
        Receipt {
            journal: self,
            feed,
            record: Some(record),
        }
    }

    pub(crate) fn all(&self) -> Vec<RequestRecord> {
        self.lock().latest.iter().cloned().collect()
    }

    /// Up to `count` records, newest first, after the `skipped` newest; and how many there are.
    pub(crate) fn page(&self, skipped: usize, count: usize) -> (Vec<RequestRecord>, usize) {
        let records = self.lock();
        let page = records.latest.iter().rev().skip(skipped).take(count);
        (page.cloned().collect(), records.latest.len())
    }

    /// The latest `limit` of those records that `admits` lets pass, oldest first.
    pub(crate) fn latest(
        &self,
        limit: usize,
        admits: impl Fn(&RequestRecord) -> bool,
    ) -> Vec<RequestRecord> {
        let records = self.lock();
        let newest = records.latest.iter().rev().filter(|record| admits(record));
        let mut found: Vec<_> = newest.take(limit).cloned().collect();
        found.reverse();
        found
    }

    /// How many requests were received, those included whose records were dropped.
    pub(crate) fn count(&self) -> u64 {
        self.lock().count
    }

    /// Forgets all records and counts anew.
    pub(crate) fn clear(&self) {
        *self.lock() = Records::default();
    }

    fn lock(&self) -> MutexGuard<'_, Records> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A record in the making.
pub(crate) struct Receipt<'j> {
    journal: &'j Journal,
    feed: &'j Feed,
    record: Option<RequestRecord>,
}

impl Receipt<'_> {
    pub(super) fn met(&mut self, fault: Option<&Fault>) {
        if let Some(record) = &mut self.record {
            record.fault = fault.map(Fault::name);
        }
    }

    /// The operation has run to this answer, which may never be sent.
    pub(super) fn ran(&mut self, answer: &Answer) {
        if let Some(record) = &mut self.record {
            record.replayed = answer.headers.contains_key(&idempotency::REPLAYED);
        }
    }

    /// This answer is sent.
    pub(super) fn answered(&mut self, answer: &Answer, request_id: String) {
        if let Some(record) = &mut self.record {
            record.status = answer.status.as_u16();
            record.request_id = request_id;
        }
    }
}

impl Drop for Receipt<'_> {
    fn drop(&mut self) {
        let Some(record) = self.record.take() else {
            return;
        };
        let told = json!({
            "method": record.method, "path": short(&record.path, TOLD), "status": record.status,
            "operationId": record.operation_id, "fault": record.fault,
        });
        let mut records = self.journal.lock();
        if records.latest.len() == CAPACITY {
            records.latest.pop_front();
        }
        records.latest.push_back(record);
        drop(records);
        self.feed.tell("request", || told);
    }
}

/// The record of a request before its answer.
pub(super) fn record(
    parts: &Parts,
    operation_id: Option<&str>,
    caller: Caller,
    at: DateTime<Utc>,
) -> RequestRecord {
    let text = |name: &HeaderName| {
        let value = parts.headers.get(name)?.to_str().ok()?;
        Some(value.to_owned())
    };
    RequestRecord {
        at,
        caller: caller.to_string(),
        method: parts.method.to_string(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        idempotency_key: text(&idempotency::HEADER),
        user_agent: text(&USER_AGENT),
        operation_id: operation_id.map(str::to_owned),
        status: 0,
        request_id: String::new(),
        replayed: false,
        fault: None,
    }
}
