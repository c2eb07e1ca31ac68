//! People behind the clicks: anonymous until identified, then found by email.

pub(crate) mod order;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::attributes::Attribute;
use super::table::Table;
use super::Store;

/// A visitor with what belongs to it; the events are in the store's list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visitor {
    pub(crate) id: String,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) attributes: BTreeMap<String, Attribute>,
    /// Numbers of devices.
    pub(crate) devices: BTreeSet<usize>,
    /// Links visited by the id of the link.
    pub(crate) links: BTreeSet<Arc<str>>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) sequence: u64,
}

/// All visitors, found by id and by email.
#[derive(Debug, Default)]
pub(crate) struct Visitors {
    pub(crate) by_id: Table<String, Visitor>,
    /// Ids by addresses in lower case.
    by_email: HashMap<String, String>,
    by_creation: BTreeMap<order::Place, String>,
}

impl Visitors {
    pub(crate) fn len(&self) -> usize {
        self.by_id.len()
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Visitor> {
        self.by_id.values()
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Visitor> {
        self.by_id.get(id)
    }

    /// A visitor to change; its id, its address and its creation stay as they are.
    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Visitor> {
        self.by_id.get_mut(id)
    }

    /// Changes a visitor, its address included.
    pub(crate) fn change<T>(
        &mut self,
        id: &str,
        change: impl FnOnce(&mut Visitor) -> T,
    ) -> Option<T> {
        let visitor = self.by_id.get_mut(id)?;
        let before = visitor.address();
        let result = change(visitor);
        let after = visitor.address();
        if before != after {
            if let Some(address) = before {
                self.by_email.remove(&address);
            }
            if let Some(address) = after {
                self.by_email.insert(address, id.to_owned());
            }
        }
        Some(result)
    }

    /// The visitor with an email address, whatever its case.
    pub(crate) fn by_email(&self, email: &str) -> Option<&Visitor> {
        self.by_id.get(self.by_email.get(&email.to_lowercase())?)
    }

    pub(crate) fn insert(&mut self, visitor: Visitor) {
        self.by_creation
            .insert(order::place(&visitor), visitor.id.clone());
        if let Some(address) = visitor.address() {
            self.by_email.insert(address, visitor.id.clone());
        }
        self.by_id.insert(visitor.id.clone(), visitor);
    }

    fn remove(&mut self, id: &str) -> Option<Visitor> {
        let visitor = self.by_id.remove(id)?;
        self.by_creation.remove(&order::place(&visitor));
        if let Some(address) = visitor.address() {
            self.by_email.remove(&address);
        }
        Some(visitor)
    }
}

impl Visitor {
    fn address(&self) -> Option<String> {
        self.email.as_deref().map(str::to_lowercase)
    }
}

impl Store {
    /// Adds a visitor about whom nothing is known; returns its id.
    pub(crate) fn new_visitor(&mut self, now: DateTime<Utc>) -> String {
        let id = self.ids.uuid();
        let sequence = self.next();
        self.visitors.insert(Visitor {
            id: id.clone(),
            created_at: now,
            updated_at: now,
            sequence,
            ..Visitor::default()
        });
        id
    }

    /// Moves the history of `from` to `to` and forgets `from`.
    pub(crate) fn merge_visitors(&mut self, from: &str, to: &str, now: DateTime<Utc>) {
        let Some(gone) = self.visitors.remove(from) else {
            return;
        };
        self.events.hand_over(from, to);
        self.visitors.make_as_old(to, gone.created_at);
        if let Some(kept) = self.visitors.get_mut(to) {
            kept.devices.extend(gone.devices);
            kept.links.extend(gone.links);
            kept.phone = kept.phone.take().or(gone.phone);
            kept.first_name = kept.first_name.take().or(gone.first_name);
            kept.last_name = kept.last_name.take().or(gone.last_name);
            for (key, value) in gone.attributes {
                kept.attributes.entry(key).or_insert(value);
            }
            kept.updated_at = now;
        }
    }

    /// Forgets a visitor and its devices. Its events stay, as figures of the links they belong to.
    pub(crate) fn delete_visitor(&mut self, id: &str) -> bool {
        let Some(gone) = self.visitors.remove(id) else {
            return false;
        };
        for device in &gone.devices {
            self.devices.remove(*device);
        }
        true
    }
}
