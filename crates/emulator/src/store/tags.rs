//! Tags, which come into being when a link first names them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::Serialize;

/// A tag as the wire shows it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Tag {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    #[serde(skip)]
    pub(crate) sequence: u64,
}

/// All tags by name.
#[derive(Debug, Default)]
pub(crate) struct Tags(BTreeMap<String, Tag>);

impl Tags {
    pub(crate) fn all(&self) -> impl Iterator<Item = &Tag> {
        self.0.values()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Tag> {
        self.0.get(name)
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<&Tag> {
        self.0.values().find(|tag| tag.id == id)
    }

    /// Adds a tag that is not there yet; an existing one stays.
    pub(crate) fn add(&mut self, tag: Tag) {
        self.0.entry(tag.name.clone()).or_insert(tag);
    }

    pub(crate) fn remove(&mut self, name: &str) -> Option<Tag> {
        self.0.remove(name)
    }
}
