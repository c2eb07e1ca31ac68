//! People behind the clicks: anonymous until identified, then found by email.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::attributes::Attribute;
use super::Store;

/// A visitor with the ids of everything that belongs to it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Visitor {
    pub(crate) id: String,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) attributes: BTreeMap<String, Attribute>,
    /// Event ids, oldest first.
    pub(crate) events: Vec<String>,
    pub(crate) devices: BTreeSet<String>,
    /// Links visited by the id of the link.
    pub(crate) links: BTreeSet<String>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) sequence: u64,
}

/// All visitors by id.
#[derive(Debug, Default)]
pub(crate) struct Visitors(HashMap<String, Visitor>);

impl Visitors {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Visitor> {
        self.0.values()
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Visitor> {
        self.0.get(id)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Visitor> {
        self.0.get_mut(id)
    }

    /// The visitor with an email address, whatever its case.
    pub(crate) fn by_email(&self, email: &str) -> Option<&Visitor> {
        let same = |known: &str| known.to_lowercase() == email.to_lowercase();
        self.0
            .values()
            .find(|visitor| visitor.email.as_deref().is_some_and(same))
    }

    pub(crate) fn insert(&mut self, visitor: Visitor) {
        self.0.insert(visitor.id.clone(), visitor);
    }

    fn remove(&mut self, id: &str) -> Option<Visitor> {
        self.0.remove(id)
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
        for id in &gone.events {
            if let Some(event) = self.events.get_mut(id) {
                event.move_to(to);
            }
        }
        for id in &gone.devices {
            if let Some(device) = self.devices.get_mut(id) {
                to.clone_into(&mut device.visitor_id);
            }
        }
        if let Some(kept) = self.visitors.get_mut(to) {
            kept.events.extend(gone.events);
            kept.devices.extend(gone.devices);
            kept.links.extend(gone.links);
            kept.phone = kept.phone.take().or(gone.phone);
            kept.first_name = kept.first_name.take().or(gone.first_name);
            kept.last_name = kept.last_name.take().or(gone.last_name);
            for (key, value) in gone.attributes {
                kept.attributes.entry(key).or_insert(value);
            }
            kept.created_at = kept.created_at.min(gone.created_at);
            kept.updated_at = now;
        }
    }

    /// Forgets a visitor and its devices. Its events stay, as figures of the links they belong to.
    pub(crate) fn delete_visitor(&mut self, id: &str) -> bool {
        let Some(gone) = self.visitors.remove(id) else {
            return false;
        };
        for device in &gone.devices {
            self.devices.remove(device);
        }
        true
    }
}
