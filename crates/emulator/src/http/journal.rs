//! What was received, for tests that assert on a client's traffic. Credentials never get this far.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Older records are dropped beyond this many.
const CAPACITY: usize = 10_000;

/// One received request and the status it was answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RequestRecord {
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
    /// The status of the answer.
    pub status: u16,
    /// The `X-Request-Id` of the answer.
    pub request_id: String,
    /// Whether the answer was the stored one of an earlier request.
    pub replayed: bool,
}

/// The latest requests, oldest first.
#[derive(Default)]
pub(crate) struct Journal(Mutex<VecDeque<RequestRecord>>);

impl Journal {
    pub(crate) fn add(&self, record: RequestRecord) {
        let mut records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if records.len() == CAPACITY {
            records.pop_front();
        }
        records.push_back(record);
    }

    pub(crate) fn all(&self) -> Vec<RequestRecord> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .iter()
            .cloned()
            .collect()
    }
}
