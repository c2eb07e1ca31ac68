//! Keys and their answers as they are saved, so that a repeated write is known after a restart.

use chrono::{DateTime, Utc};
use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::{is_current, Answer, Caller, Entry, Fingerprint, Key, Keys};

/// The name of the table.
pub(crate) const TABLE: &str = "idempotencyKeys";

#[derive(Deserialize, Serialize)]
struct Record {
    key: Key,
    request: Fingerprint,
    since: DateTime<Utc>,
    status: u16,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
}

type Encoded = Result<Vec<u8>, postcard::Error>;

impl Keys {
    /// The keys that changed since the last time, or all, each with what is to be saved under it.
    pub(crate) fn changes(&self, all: bool) -> Vec<(Vec<u8>, Option<Encoded>)> {
        let mut table = self.lock();
        let changed: Vec<Key> = if all {
            table.changes.watch();
            table.entries.keys().cloned().collect()
        } else {
            table.changes.take().into_iter().collect()
        };
        let records = changed.iter().map(|key| {
            let entry = table.entries.get(key);
            let record = entry.and_then(|entry| Record::of(key, entry));
            let value = record.map(|record| postcard::to_stdvec(&record));
            (bytes(key), value)
        });
        records.collect()
    }

    /// Notes changes from now on.
    pub(crate) fn watch(&self) {
        self.lock().changes.watch();
    }

    /// Takes a saved key back. One whose time is over is to be removed with the next changes.
    ///
    /// # Errors
    /// When the bytes are none of a key.
    pub(crate) fn restore(&self, bytes: &[u8], now: DateTime<Utc>) -> Result<(), String> {
        let record: Record = postcard::from_bytes(bytes).map_err(|error| error.to_string())?;
        let (key, entry) = record.into_entry()?;
        let mut table = self.lock();
        if is_current(&entry, now) {
            table.entries.insert(key, entry);
        } else {
            table.changes.note(|| key);
        }
        Ok(())
    }
}

fn bytes((caller, key): &Key) -> Vec<u8> {
    let caller = match caller {
        Caller::Token(hash) => format!("t{hash:016x}"),
        Caller::Client(address) => format!("c{address}"),
    };
    format!("{caller} {key}").into_bytes()
}

impl Record {
    /// `None` while the request is running.
    fn of(key: &Key, entry: &Entry) -> Option<Self> {
        let answer = entry.answer.as_ref()?;
        let headers = answer.headers.iter();
        Some(Self {
            key: key.clone(),
            request: entry.request,
            since: entry.since,
            status: answer.status.as_u16(),
            headers: headers
                .map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()))
                .collect(),
            body: answer.body.to_vec(),
        })
    }

    fn into_entry(self) -> Result<(Key, Entry), String> {
        let status = StatusCode::from_u16(self.status).map_err(|error| error.to_string())?;
        let mut headers = HeaderMap::new();
        for (name, value) in self.headers {
            let name: HeaderName = name.parse().map_err(|_| "a header's name".to_owned())?;
            let value = HeaderValue::from_bytes(&value).map_err(|error| error.to_string())?;
            headers.append(name, value);
        }
        let answer = Answer {
            status,
            headers,
            body: self.body.into(),
        };
        let entry = Entry {
            request: self.request,
            since: self.since,
            answer: Some(answer),
        };
        Ok((self.key, entry))
    }
}
