//! All short links, found by id, by short code, and in the orders of their times.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use chrono::{DateTime, Utc};

use super::link::{Code, Link};
use super::table::Table;

/// A link's place in an order of time: microseconds, and its sequence number.
pub(crate) type Place = (i64, u64);

/// The time that links are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Creation,
    Change,
}

impl Order {
    pub(crate) fn place(self, link: &Link) -> Place {
        let time = match self {
            Self::Creation => link.created_at,
            Self::Change => link.updated_at,
        };
        (time.timestamp_micros(), link.sequence)
    }
}

/// All links.
#[derive(Debug, Default)]
pub(crate) struct Links {
    pub(crate) by_id: Table<String, Link>,
    by_code: HashMap<Code, String>,
    by_creation: BTreeMap<Place, String>,
    by_change: BTreeMap<Place, String>,
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
        last: Option<Place>,
    ) -> impl Iterator<Item = &Link> {
        let sorted = match order {
            Order::Creation => &self.by_creation,
            Order::Change => &self.by_change,
        };
        let last = last.map_or(Bound::Unbounded, Bound::Excluded);
        let (up, down) = if descending {
            (None, Some(sorted.range((Bound::Unbounded, last)).rev()))
        } else {
            (Some(sorted.range((last, Bound::Unbounded))), None)
        };
        let ids = up.into_iter().flatten().chain(down.into_iter().flatten());
        ids.filter_map(|(_, id)| self.by_id.get(id))
    }

    /// Whether a link of the same time has the same sequence number.
    pub(crate) fn has_place(&self, link: &Link) -> bool {
        self.by_creation.contains_key(&Order::Creation.place(link))
            || self.by_change.contains_key(&Order::Change.place(link))
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

    /// Adds a link whose id and code are free.
    pub(crate) fn insert(&mut self, link: Link) {
        self.by_code.insert(link.code(), link.id.clone());
        self.by_creation
            .insert(Order::Creation.place(&link), link.id.clone());
        self.by_change
            .insert(Order::Change.place(&link), link.id.clone());
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
        self.by_change.remove(&Order::Change.place(link));
        change(link);
        link.updated_at = now;
        self.by_change
            .insert(Order::Change.place(link), id.to_owned());
        Some(link)
    }

    /// The image of the code is there. What the link is has not changed.
    pub(crate) fn qrcode_ready(&mut self, id: &str) {
        if let Some(link) = self.by_id.get_mut(id) {
            link.qrcode_pending_update_since = None;
        }
    }

    /// One visit more.
    pub(super) fn count_visit(&mut self, id: &str) {
        if let Some(link) = self.by_id.get_mut(id) {
            link.event_count = link.event_count.saturating_add(1);
        }
    }

    /// So many visits more.
    pub(super) fn count_visits(&mut self, id: &str, count: u64) {
        if let Some(link) = self.by_id.get_mut(id) {
            link.event_count = link.event_count.saturating_add(count);
        }
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Link> {
        let link = self.by_id.remove(id)?;
        self.by_code.remove(&link.code());
        self.by_creation.remove(&Order::Creation.place(&link));
        self.by_change.remove(&Order::Change.place(&link));
        Some(link)
    }

    /// Takes a tag off every link.
    pub(crate) fn untag(&mut self, name: &str) {
        let tagged = self.all().filter(|link| has(link, name));
        let ids: Vec<_> = tagged.map(|link| link.id.clone()).collect();
        for id in ids {
            if let Some(link) = self.by_id.get_mut(&id) {
                link.tags.retain(|tag| tag != name);
            }
        }
    }
}

fn has(link: &Link, tag: &str) -> bool {
    link.tags.iter().any(|name| name == tag)
}
