//! Tags, which come into being when a link first names them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::table::Table;

/// A tag as the wire shows it.
#[derive(Clone, Debug, Deserialize, Serialize)]
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
pub(crate) struct Tags(pub(crate) Table<String, Tag>);

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
        if self.0.get(&tag.name).is_none() {
            self.0.insert(tag.name.clone(), tag);
        }
    }

    pub(crate) fn remove(&mut self, name: &str) -> Option<Tag> {
        self.0.remove(name)
    }
}
