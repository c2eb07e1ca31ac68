//! Answers kept by idempotency key, so that a repeated write is done once.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use http::header::{HeaderMap, HeaderName};
use http::StatusCode;

use super::answer::Answer;
use super::auth::Caller;
use super::error::ApiError;

pub(super) const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
pub(super) const REPLAYED: HeaderName = HeaderName::from_static("idempotent-replayed");
const MAX_LENGTH: usize = 255;
const KEPT: TimeDelta = TimeDelta::hours(24);

type Key = (Caller, String);

/// The keys of all callers.
#[derive(Clone, Default)]
pub(crate) struct Keys(Arc<Mutex<HashMap<Key, Entry>>>);

struct Entry {
    request: Fingerprint,
    since: DateTime<Utc>,
    /// `None` while the first request is still running.
    answer: Option<Answer>,
}

/// Tells requests apart without keeping their bodies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fingerprint(u64, usize);

impl Fingerprint {
    /// Of everything that makes a request the same request.
    pub(crate) fn of(method: &str, target: &str, body: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        (method, target, body).hash(&mut hasher);
        Self(hasher.finish(), body.len())
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
    /// Forgets all keys. A request that is still running stores its answer nowhere.
    pub(crate) fn clear(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Looks a key up and takes it when it is free.
    pub(crate) fn take(
        &self,
        caller: Caller,
        key: String,
        request: Fingerprint,
        now: DateTime<Utc>,
    ) -> Turn {
        let key = (caller, key);
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let current = |entry: &Entry| entry.answer.is_none() || now - entry.since < KEPT;
        // A sweep at each doubling keeps the table small without a scan per request.
        if entries.len().is_power_of_two() {
            entries.retain(|_, entry| current(entry));
        }
        match entries.get(&key).filter(|entry| current(entry)) {
            Some(entry) if entry.request != request => Turn::Refuse(reused().into()),
            Some(Entry {
                answer: Some(answer),
                ..
            }) => Turn::Replay(answer.clone().with(REPLAYED, "true")),
            Some(_) => Turn::Refuse(Answer::from(running()).with(http::header::RETRY_AFTER, "1")),
            None => {
                entries.insert(
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
}

impl Reservation {
    /// Stores the answer, unless it is one that the next attempt may change.
    pub(crate) fn finish(mut self, answer: &Answer) {
        let stored =
            !(answer.status.is_server_error() || matches!(answer.status.as_u16(), 401 | 403 | 429));
        let mut entries = self.keys.0.lock().unwrap_or_else(PoisonError::into_inner);
        if stored {
            if let Some(entry) = self.key.take().and_then(|key| entries.get_mut(&key)) {
                entry.answer = Some(answer.clone());
            }
        }
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        if let Some(key) = self.key.take() {
            self.keys
                .0
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .remove(&key);
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
