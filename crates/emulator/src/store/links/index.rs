//! What links are found by, so that a list reads only what it shows.

use std::collections::HashMap;

use roaring::RoaringTreemap;

use super::Order;
use crate::store::link::Link;
use crate::store::sorted::Sorted;
use crate::store::texts::Texts;

/// Links by what they are; all of them by their sequence numbers.
#[derive(Debug, Default)]
pub(crate) struct Index {
    ids: HashMap<u64, String>,
    by_creation: Sorted,
    by_change: Sorted,
    by_events: Sorted,
    by_name: Sorted,
    by_shortlink: Sorted,
    by_tag: HashMap<String, RoaringTreemap>,
    by_directory: HashMap<Option<String>, RoaringTreemap>,
    texts: Texts,
}

impl Index {
    pub(super) fn add(&mut self, link: &Link) {
        let sequence = link.sequence;
        for order in Order::ALL {
            self.of(order).insert(order.place(link).into_owned());
        }
        for tag in &link.tags {
            let tagged = self.by_tag.entry(tag.clone()).or_default();
            tagged.insert(sequence);
        }
        let directory = self.by_directory.entry(link.directory_id.clone());
        directory.or_default().insert(sequence);
        self.texts.add(sequence, link.texts());
        self.ids.insert(sequence, link.id.clone());
    }

    pub(super) fn remove(&mut self, link: &Link) {
        let sequence = link.sequence;
        for order in Order::ALL {
            let place = order.place(link).into_owned();
            self.of(order).remove(&place);
        }
        for tag in &link.tags {
            self.untag(sequence, tag);
        }
        if let Some(links) = self.by_directory.get_mut(&link.directory_id) {
            links.remove(sequence);
            if links.is_empty() {
                self.by_directory.remove(&link.directory_id);
            }
        }
        self.texts.remove(sequence, link.texts());
        self.ids.remove(&sequence);
    }

    fn untag(&mut self, sequence: u64, tag: &str) {
        if let Some(tagged) = self.by_tag.get_mut(tag) {
            tagged.remove(sequence);
            if tagged.is_empty() {
                self.by_tag.remove(tag);
            }
        }
    }

    /// No link has the tag any more; returns those that had it.
    pub(super) fn forget_tag(&mut self, tag: &str) -> RoaringTreemap {
        self.by_tag.remove(tag).unwrap_or_default()
    }

    /// Changes the number of visits of a link, and nothing else.
    pub(super) fn count(&mut self, link: &mut Link, more: u64) {
        let before = Order::Events.place(link).into_owned();
        self.by_events.remove(&before);
        link.event_count = link.event_count.saturating_add(more);
        let after = Order::Events.place(link).into_owned();
        self.by_events.insert(after);
    }

    fn of(&mut self, order: Order) -> &mut Sorted {
        match order {
            Order::Creation => &mut self.by_creation,
            Order::Change => &mut self.by_change,
            Order::Events => &mut self.by_events,
            Order::Name => &mut self.by_name,
            Order::Shortlink => &mut self.by_shortlink,
        }
    }

    pub(super) fn sorted(&self, order: Order) -> &Sorted {
        match order {
            Order::Creation => &self.by_creation,
            Order::Change => &self.by_change,
            Order::Events => &self.by_events,
            Order::Name => &self.by_name,
            Order::Shortlink => &self.by_shortlink,
        }
    }

    pub(super) fn id(&self, sequence: u64) -> Option<&str> {
        self.ids.get(&sequence).map(String::as_str)
    }

    /// Those with at least one of the tags.
    pub(crate) fn tagged(&self, tags: &[String]) -> RoaringTreemap {
        let sets = tags.iter().filter_map(|tag| self.by_tag.get(tag));
        sets.fold(RoaringTreemap::new(), |all, set| all | set)
    }

    /// Those of a directory, or those of none.
    pub(crate) fn of_directory(&self, directory: Option<&str>) -> RoaringTreemap {
        let directory = directory.map(str::to_owned);
        self.by_directory
            .get(&directory)
            .cloned()
            .unwrap_or_default()
    }

    /// Those that may contain a text, which is in lower case; `None` is all.
    pub(crate) fn containing(&self, text: &str) -> Option<RoaringTreemap> {
        self.texts.find(text)
    }

    pub(crate) fn all(&self) -> RoaringTreemap {
        self.by_directory
            .values()
            .fold(RoaringTreemap::new(), |all, set| all | set)
    }
}
