//! The changes of one operation on their way into the database: all of them are saved, or none.

use super::section::{for_each, ForEach, Key, Section};
use crate::http::idempotency::{self, Keys};
use crate::store::Store;

/// The table of what belongs to no record, and its only key.
pub(super) const WORKSPACE: &str = "workspace";

/// Changes in their order.
#[derive(Debug, Default)]
pub(super) struct Batch {
    /// Whatever is there goes first.
    pub(super) replaces_all: bool,
    pub(super) writes: Vec<Write>,
    /// A record that could not be encoded.
    pub(super) broken: Option<String>,
}

/// One record to put, or to remove when it has no value.
#[derive(Debug)]
pub(super) struct Write {
    pub(super) table: &'static str,
    pub(super) key: Vec<u8>,
    pub(super) value: Option<Vec<u8>>,
}

impl Batch {
    pub(super) fn is_empty(&self) -> bool {
        self.writes.is_empty() && self.broken.is_none()
    }

    /// About how many bytes it has.
    pub(super) fn weight(&self) -> usize {
        let bytes = |write: &Write| write.key.len() + write.value.as_ref().map_or(0, Vec::len);
        self.writes.iter().map(bytes).sum()
    }

    fn put(
        &mut self,
        table: &'static str,
        key: Vec<u8>,
        value: Option<Result<Vec<u8>, impl ToString>>,
    ) {
        let value = match value.transpose() {
            Ok(value) => value,
            Err(error) => {
                self.broken = Some(format!("{table}: {}", error.to_string()));
                return;
            }
        };
        self.writes.push(Write { table, key, value });
    }
}

/// Notes changes from now on, in a store that is as it is saved.
pub(super) fn watch(store: &mut Store) {
    let Ok(()) = for_each(&mut Watch(store));
    store.watched = true;
}

struct Watch<'s>(&'s mut Store);

impl ForEach for Watch<'_> {
    type Error = std::convert::Infallible;

    fn apply<S: Section>(&mut self) -> Result<(), Self::Error> {
        S::changes(self.0).watch();
        Ok(())
    }
}

/// Everything that changed since the last time; everything there is when the store is a new one.
pub(super) fn changes(store: &mut Store, keys: &Keys) -> Batch {
    let replaces_all = !store.watched;
    let mut drain = Drain {
        batch: Batch {
            replaces_all,
            ..Batch::default()
        },
        store,
    };
    // The error type has no values.
    let Ok(()) = for_each(&mut drain);
    let Drain { mut batch, store } = drain;
    store.watched = true;
    for (key, value) in keys.changes(replaces_all) {
        batch.put(idempotency::saved::TABLE, key, value);
    }
    if replaces_all || !batch.is_empty() {
        let workspace = serde_json::to_vec(&store.workspace());
        batch.put(WORKSPACE, WORKSPACE.into(), Some(workspace));
    }
    batch
}

struct Drain<'s> {
    batch: Batch,
    store: &'s mut Store,
}

impl ForEach for Drain<'_> {
    type Error = std::convert::Infallible;

    fn apply<S: Section>(&mut self) -> Result<(), Self::Error> {
        if self.batch.replaces_all {
            S::changes(self.store).watch();
            let keys = S::keys(self.store);
            self.batch.writes.reserve(keys.len());
            for key in keys {
                self.put::<S>(&key);
            }
        } else {
            for key in S::changes(self.store).take() {
                self.put::<S>(&key);
            }
        }
        Ok(())
    }
}

impl Drain<'_> {
    fn put<S: Section>(&mut self, key: &S::Key) {
        let record = S::record(self.store, key);
        let value = record.map(|record| encode::<S>(&record));
        self.batch.put(S::NAME, key.bytes(), value);
    }
}

fn encode<S: Section>(record: &S::Record) -> Result<Vec<u8>, String> {
    if S::COMPACT {
        postcard::to_stdvec(record).map_err(|error| error.to_string())
    } else {
        serde_json::to_vec(record).map_err(|error| error.to_string())
    }
}

/// A record out of the database.
pub(super) fn decode<S: Section>(bytes: &[u8]) -> Result<S::Record, String> {
    if S::COMPACT {
        postcard::from_bytes(bytes).map_err(|error| error.to_string())
    } else {
        serde_json::from_slice(bytes).map_err(|error| error.to_string())
    }
}
