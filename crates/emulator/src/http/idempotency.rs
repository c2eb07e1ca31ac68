//! Answers kept by idempotency key, so that a repeated write is done once.

#[cfg(feature = "persistence")]
pub(crate) mod saved;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use http::header::{HeaderMap, HeaderName};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::answer::Answer;
use super::auth::Caller;
use super::error::ApiError;
use crate::store::changes::Changes;

pub(super) const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
pub(super) const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
const MAX_LENGTH: usize = 255;
const KEPT: TimeDelta = TimeDelta::hours(24);

type Key = (Caller, String);

/// The keys of all callers.
#[derive(Clone, Default)]
pub(crate) struct Keys(Arc<Mutex<Table>>);

#[derive(Default)]
struct Table {
    entries: HashMap<Key, Entry>,
    changes: Changes<Key>,
}

struct Entry {
    request: Fingerprint,
    since: DateTime<Utc>,
    /// `None` while the first request is still running.
    answer: Option<Answer>,
}

/// Tells requests apart without keeping their bodies, also after a restart.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Of everything that makes a request the same request.
    pub(crate) fn of(method: &str, target: &str, body: &[u8]) -> Self {
        let mut hasher = Sha256::new();
        // Neither a method nor a target holds a line break.
        for part in [method.as_bytes(), b"\n", target.as_bytes(), b"\n", body] {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }
}

/// How a request with a key goes on.
pub(crate) enum Turn {
    /// It is the first: run it and give the answer to the reservation.
    Run(Reservation),
    /// It was answered before.
    Replay(Answer),
    /// The key belongs to another request, or the first one is still running.
    Refuse(Answer),
}

/// A key that is taken while its request runs. Dropping it gives the key back.
pub(crate) struct Reservation {
    keys: Keys,
    key: Option<Key>,
}

/// The value of the header, checked.
pub(crate) fn key_of(headers: &HeaderMap) -> Result<Option<String>, ApiError> {
    let refuse = |reason| Err(ApiError::invalid("Idempotency-Key", reason));
    let mut values = headers.get_all(HEADER).iter();
    let Some(value) = values.next() else {
        return Ok(None);
    };
    if values.next().is_some() {
        return refuse("The header is sent more than once.");
    }
    let bytes = value.as_bytes();
    if bytes.is_empty() || bytes.len() > MAX_LENGTH {
        return refuse("A key has 1 to 255 characters.");
    }
    match value.to_str() {
        Ok(key) if bytes.iter().all(u8::is_ascii_graphic) => Ok(Some(key.to_owned())),
        _ => refuse("A key consists of visible ASCII characters."),
    }
}

impl Keys {
    /// Looks a key up and takes it when it is free.
    pub(crate) fn take(
        &self,
        caller: Caller,
        key: String,
        request: Fingerprint,
        now: DateTime<Utc>,
    ) -> Turn {
        let key = (caller, key);
        let mut table = self.lock();
        // A sweep at each doubling keeps the table small without a scan per request.
        if table.entries.len().is_power_of_two() {
            table.sweep(now);
        }
        let known = table.entries.get(&key);
        match known.filter(|entry| is_current(entry, now)) {
            Some(entry) if entry.request != request => Turn::Refuse(reused().into()),
            Some(Entry {
                answer: Some(answer),
                ..
            }) => Turn::Replay(answer.clone().with(REPLAYED, "true")),
            Some(_) => Turn::Refuse(Answer::from(running()).with(http::header::RETRY_AFTER, "1")),
            None => {
                table.entries.insert(
                    key.clone(),
                    Entry {
                        request,
                        since: now,
                        answer: None,
                    },
                );
                Turn::Run(Reservation {
                    keys: self.clone(),
                    key: Some(key),
                })
            }
        }
    }

    /// Forgets all answers. Requests that are still running keep their keys.
    pub(crate) fn clear(&self) {
        self.lock().remove(|entry| entry.answer.is_some());
    }

    fn lock(&self) -> MutexGuard<'_, Table> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Table {
    fn sweep(&mut self, now: DateTime<Utc>) {
        self.remove(|entry| !is_current(entry, now));
    }

    fn remove(&mut self, gone: impl Fn(&Entry) -> bool) {
        let changes = &mut self.changes;
        self.entries.retain(|key, entry| {
            let gone = gone(entry);
            if gone {
                changes.note(|| key.clone());
            }
            !gone
        });
    }
}

fn is_current(entry: &Entry, now: DateTime<Utc>) -> bool {
    entry.answer.is_none() || now - entry.since < KEPT
}

impl Reservation {
    /// Stores the answer, unless it is one that the next attempt may change.
    pub(crate) fn finish(mut self, answer: &Answer) {
        let stored =
            !(answer.status.is_server_error() || matches!(answer.status.as_u16(), 401 | 403 | 429));
        if !stored {
            return;
        }
        let Some(key) = self.key.take() else {
            return;
        };
        let mut table = self.keys.lock();
        if let Some(entry) = table.entries.get_mut(&key) {
            entry.answer = Some(answer.clone());
            table.changes.note(|| key);
        }
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        if let Some(key) = self.key.take() {
            self.keys.lock().entries.remove(&key);
        }
    }
}

fn reused() -> ApiError {
    ApiError::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "IDEMPOTENCY_KEY_REUSED",
        "This idempotency key was used with another request.",
    )
}

fn running() -> ApiError {
    ApiError::new(
        StatusCode::CONFLICT,
        "IDEMPOTENCY_KEY_IN_USE",
        "The first request with this idempotency key is still running.",
    )
}
