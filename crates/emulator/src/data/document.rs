//! The whole workspace as one JSON document, for people and for other emulators.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::records::Workspace;
use super::section::{for_each, ForEach, Section};
use crate::ids::IdSource;
use crate::qrcode::Key;
use crate::store::Store;

const FORMAT: &str = "linkbreakers-emulator-state";
const VERSION: u32 = 1;
/// Numbers of records go no further than what JSON carries exactly (RFC 8259, section 6), which leaves
/// room for those of new records.
const LAST_NUMBER: u64 = (1 << 53) - 1;

/// What is wrong with a document, and where.
#[derive(Debug)]
pub(crate) struct Invalid {
    /// Such as `links[3].target`; empty for the document itself.
    pub(crate) place: String,
    pub(crate) reason: String,
}

impl Invalid {
    fn new(place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            reason: reason.into(),
        }
    }
}

impl std::fmt::Display for Invalid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.place.as_str() {
            "" => f.write_str(&self.reason),
            place => write!(f, "{place}: {}", self.reason),
        }
    }
}

/// Writes the document.
pub(crate) fn write(store: &Store) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&Document(store))
}

struct Document<'s>(&'s Store);

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("format", FORMAT)?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("workspace", &self.0.workspace())?;
        for_each(&mut Write {
            store: self.0,
            map: &mut map,
        })?;
        map.end()
    }
}

struct Write<'s, 'm, M> {
    store: &'s Store,
    map: &'m mut M,
}

impl<M: SerializeMap> ForEach for Write<'_, '_, M> {
    type Error = M::Error;

    fn apply<S: Section>(&mut self) -> Result<(), M::Error> {
        if !S::EXPORTED {
            return Ok(());
        }
        let records = Records::<S>(self.store, std::marker::PhantomData);
        self.map.serialize_entry(S::NAME, &records)
    }
}

/// All records of a kind, made one after the other.
struct Records<'s, S>(&'s Store, std::marker::PhantomData<S>);

impl<S: Section> Serialize for Records<'_, S> {
    fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
        let keys = S::keys(self.0);
        let mut list = serializer.serialize_seq(Some(keys.len()))?;
        for key in keys {
            let record = S::record(self.0, &key);
            let record = record.ok_or_else(|| W::Error::custom("a record is gone"))?;
            list.serialize_element(&record)?;
        }
        list.end()
    }
}

/// Makes a store of a document. Nothing else is touched.
///
/// # Errors
/// When the document is of another format or version, lacks something, or contradicts itself.
pub(crate) fn read(
    document: &[u8],
    base_url: String,
    ids: Arc<IdSource>,
    qrcode_key: Key,
) -> Result<(Store, Workspace), Invalid> {
    let mut members: BTreeMap<String, &RawValue> = serde_json::from_slice(document)
        .map_err(|error| Invalid::new("", format!("is no JSON object: {error}")))?;
    let format: String = member(&mut members, "format")?;
    if format != FORMAT {
        return Err(Invalid::new("format", format!("is not `{FORMAT}`")));
    }
    let version: u32 = member(&mut members, "version")?;
    if version != VERSION {
        let reason = format!("is {version}; this emulator reads version {VERSION}");
        return Err(Invalid::new("version", reason));
    }
    let workspace: Workspace = member(&mut members, "workspace")?;
    let mut store = Store::empty(base_url, ids, workspace.id.clone(), qrcode_key);
    store.saw(workspace.sequence);
    for_each(&mut Read {
        store: &mut store,
        members: &mut members,
    })?;
    store.count_visits();
    let deliveries = store.webhooks.deliveries.last_number();
    for (place, number) in [
        ("workspace.sequence", Some(store.age())),
        ("deliveries", deliveries),
    ] {
        if number > Some(LAST_NUMBER) {
            let reason = format!("has a number greater than {LAST_NUMBER}");
            return Err(Invalid::new(place, reason));
        }
    }
    match members.keys().next() {
        None => Ok((store, workspace)),
        Some(name) => Err(Invalid::new(name, "is no member of such a document")),
    }
}

struct Read<'s, 'm, 'd> {
    store: &'s mut Store,
    members: &'m mut BTreeMap<String, &'d RawValue>,
}

impl ForEach for Read<'_, '_, '_> {
    type Error = Invalid;

    fn apply<S: Section>(&mut self) -> Result<(), Invalid> {
        if !S::EXPORTED {
            return Ok(());
        }
        let records: Vec<S::Record> = member(self.members, S::NAME)?;
        S::reserve(self.store, records.len());
        for (index, record) in records.into_iter().enumerate() {
            S::check(self.store, &record)
                .and_then(|()| S::restore(self.store, record))
                .map_err(|reason| Invalid::new(format!("{}[{index}]", S::NAME), reason))?;
        }
        Ok(())
    }
}

fn member<T: DeserializeOwned>(
    members: &mut BTreeMap<String, &RawValue>,
    name: &str,
) -> Result<T, Invalid> {
    let text = members
        .remove(name)
        .ok_or_else(|| Invalid::new(name, "is missing"))?;
    let mut deserializer = serde_json::Deserializer::from_str(text.get());
    serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = error.path().to_string();
        let place = match path.as_str() {
            "." => name.to_owned(),
            path if path.starts_with('[') => format!("{name}{path}"),
            path => format!("{name}.{path}"),
        };
        // The line is that of the member, not of the document.
        let reason = error.inner().to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        Invalid::new(place, reason)
    })
}
