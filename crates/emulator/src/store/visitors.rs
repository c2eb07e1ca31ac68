//! People behind the clicks: anonymous until identified, then found by email.

mod index;
mod order;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};

pub(crate) use index::Index;
pub(crate) use order::Order;

use super::attributes::Attribute;
use super::place::Place;
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
    pub(crate) index: Index,
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

    /// Changes a visitor, its address included.
    pub(crate) fn change<T>(
        &mut self,
        id: &str,
        change: impl FnOnce(&mut Visitor) -> T,
    ) -> Option<T> {
        let visitor = self.by_id.get_mut(id)?;
        let before = visitor.address();
        let visits = self.index.remove(visitor);
        let result = change(visitor);
        self.index.add(visitor, visits);
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

    /// The visitors in an order, from the one after the place `last` on, or from the first.
    pub(crate) fn sorted(
        &self,
        order: Order,
        descending: bool,
        last: Option<Place<'static>>,
    ) -> impl Iterator<Item = &Visitor> {
        let sorted = self.sequences(order, descending, last);
        sorted.filter_map(|sequence| self.by_sequence(sequence))
    }

    /// The sequence numbers of the visitors in an order, from the one after the place `last` on.
    pub(crate) fn sequences(
        &self,
        order: Order,
        descending: bool,
        last: Option<Place<'static>>,
    ) -> impl Iterator<Item = u64> + '_ {
        self.index.sorted(order).after(last, descending)
    }

    pub(crate) fn by_sequence(&self, sequence: u64) -> Option<&Visitor> {
        self.by_id.get(self.index.id(sequence)?)
    }

    /// Where a visitor stands.
    pub(crate) fn place(&self, order: Order, visitor: &Visitor) -> Place<'static> {
        order.place(visitor, self.index.visits(visitor.sequence))
    }

    /// A visitor came so many times more, with these devices and to these links.
    pub(crate) fn visited(
        &mut self,
        id: &str,
        visits: usize,
        devices: impl IntoIterator<Item = usize>,
        mut links: BTreeSet<Arc<str>>,
    ) {
        let Some(visitor) = self.by_id.get_mut(id) else {
            return;
        };
        let before = self.index.displace(visitor);
        for link in &links {
            self.index.seen(visitor, link);
        }
        visitor.devices.extend(devices);
        visitor.links.append(&mut links);
        self.index.place(visitor, before.saturating_add(visits));
    }

    fn recount(&mut self, visits: impl Fn(&str) -> usize) {
        for visitor in self.by_id.values() {
            self.index.displace(visitor);
            self.index.place(visitor, visits(&visitor.id));
        }
    }

    /// Adds a visitor whose id, address and sequence number are free, and who never came yet.
    pub(crate) fn insert(&mut self, visitor: Visitor) {
        self.index.add(&visitor, 0);
        if let Some(address) = visitor.address() {
            self.by_email.insert(address, visitor.id.clone());
        }
        self.by_id.insert(visitor.id.clone(), visitor);
    }

    fn remove(&mut self, id: &str) -> Option<Visitor> {
        let visitor = self.by_id.remove(id)?;
        self.index.remove(&visitor);
        if let Some(address) = visitor.address() {
            self.by_email.remove(&address);
        }
        Some(visitor)
    }
}

impl Visitor {
    /// What a search looks into.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let fields = [&self.email, &self.phone, &self.first_name, &self.last_name];
        let attributes = self.attributes.values();
        let texts = fields
            .into_iter()
            .flatten()
            .chain(attributes.map(|attribute| &attribute.value));
        texts.map(String::as_str)
    }

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

    /// Counts the visits of each visitor, for whoever has put records back one by one.
    pub(crate) fn count_visits(&mut self) {
        let events = &self.events;
        self.visitors.recount(|id| events.of_visitor(id).len());
    }

    /// Moves the history of `from` to `to` and forgets `from`.
    pub(crate) fn merge_visitors(&mut self, from: &str, to: &str, now: DateTime<Utc>) {
        let Some(gone) = self.visitors.remove(from) else {
            return;
        };
        let visits = self.events.of_visitor(from).len();
        self.events.hand_over(from, to);
        self.visitors.change(to, |kept| {
            kept.created_at = kept.created_at.min(gone.created_at);
            kept.phone = kept.phone.take().or(gone.phone);
            kept.first_name = kept.first_name.take().or(gone.first_name);
            kept.last_name = kept.last_name.take().or(gone.last_name);
            for (key, value) in gone.attributes {
                kept.attributes.entry(key).or_insert(value);
            }
            kept.updated_at = now;
        });
        self.visitors.visited(to, visits, gone.devices, gone.links);
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
