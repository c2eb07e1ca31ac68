//! All short links, found by id, by short code, and in the orders of their times.

mod index;
mod order;

use std::collections::HashMap;

use chrono::{DateTime, Utc};

pub(crate) use index::Index;
pub(crate) use order::Order;

use super::link::{Code, Link};
use super::place::Place;
use super::table::Table;

/// All links.
#[derive(Debug, Default)]
pub(crate) struct Links {
    pub(crate) by_id: Table<String, Link>,
    by_code: HashMap<Code, String>,
    pub(crate) index: Index,
}

impl Links {
    pub(crate) fn len(&self) -> usize {
        self.by_id.len()
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Link> {
        self.by_id.values()
    }

    /// The links in an order, from the one after the place `last` on, or from the first.
    pub(crate) fn sorted(
        &self,
        order: Order,
        descending: bool,
        last: Option<Place<'static>>,
    ) -> impl Iterator<Item = &Link> {
        let sorted = self.index.sorted(order).after(last, descending);
        sorted.filter_map(|sequence| self.by_sequence(sequence))
    }

    /// The sequence numbers of the links in an order, from the one after the place `last` on.
    pub(crate) fn sequences(
        &self,
        order: Order,
        descending: bool,
        last: Option<Place<'static>>,
    ) -> impl Iterator<Item = u64> + '_ {
        self.index.sorted(order).after(last, descending)
    }

    pub(crate) fn by_sequence(&self, sequence: u64) -> Option<&Link> {
        self.by_id.get(self.index.id(sequence)?)
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Link> {
        self.by_id.get(id)
    }

    pub(crate) fn by_code(&self, domain: Option<&str>, code: &str) -> Option<&Link> {
        self.by_id.get(
            self.by_code
                .get(&(domain.map(str::to_owned), code.to_owned()))?,
        )
    }

    /// Adds a link whose id, code and sequence number are free.
    pub(crate) fn insert(&mut self, link: Link) {
        self.by_code.insert(link.code(), link.id.clone());
        self.index.add(&link);
        self.by_id.insert(link.id.clone(), link);
    }

    /// Changes a link; its id, code, domain and creation stay as they are.
    pub(crate) fn change(
        &mut self,
        id: &str,
        now: DateTime<Utc>,
        change: impl FnOnce(&mut Link),
    ) -> Option<&Link> {
        let link = self.by_id.get_mut(id)?;
        self.index.remove(link);
        change(link);
        link.updated_at = now;
        self.index.add(link);
        Some(link)
    }

    /// The image of the code is there. What the link is has not changed.
    pub(crate) fn qrcode_ready(&mut self, id: &str) {
        if let Some(link) = self.by_id.get_mut(id) {
            link.qrcode_pending_update_since = None;
        }
    }

    /// So many visits more.
    pub(super) fn count_visits(&mut self, id: &str, count: u64) {
        if let Some(link) = self.by_id.get_mut(id) {
            self.index.count(link, count);
        }
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Link> {
        let link = self.by_id.remove(id)?;
        self.by_code.remove(&link.code());
        self.index.remove(&link);
        Some(link)
    }

    /// Takes a tag off every link.
    pub(crate) fn untag(&mut self, name: &str) {
        for sequence in self.index.forget_tag(name) {
            let id = self.index.id(sequence);
            if let Some(link) = id.and_then(|id| self.by_id.get_mut(id)) {
                link.tags.retain(|tag| tag != name);
            }
        }
    }
}
