//! What visitors are found by, so that a list reads only what it shows.

use std::collections::HashMap;
use std::sync::Arc;

use roaring::RoaringTreemap;

use super::order::Order;
use super::Visitor;
use crate::store::sorted::Sorted;
use crate::store::texts::Texts;

/// Visitors by what they are and did; all of them by their sequence numbers.
#[derive(Debug, Default)]
pub(crate) struct Index {
    ids: HashMap<u64, String>,
    /// How often each came, if it did; the events themselves are in the store's list.
    visits: HashMap<u64, usize>,
    by_creation: Sorted,
    by_visits: Sorted,
    by_devices: Sorted,
    by_links: Sorted,
    by_link: HashMap<Arc<str>, RoaringTreemap>,
    texts: Texts,
}

impl Index {
    pub(super) fn add(&mut self, visitor: &Visitor, visits: usize) {
        let sequence = visitor.sequence;
        self.place(visitor, visits);
        for link in &visitor.links {
            let of_link = self.by_link.entry(Arc::clone(link)).or_default();
            of_link.insert(sequence);
        }
        self.texts.add(sequence, visitor.texts());
        self.ids.insert(sequence, visitor.id.clone());
    }

    /// Returns the number of visits.
    pub(super) fn remove(&mut self, visitor: &Visitor) -> usize {
        let sequence = visitor.sequence;
        let visits = self.displace(visitor);
        for link in &visitor.links {
            if let Some(of_link) = self.by_link.get_mut(link) {
                of_link.remove(sequence);
                if of_link.is_empty() {
                    self.by_link.remove(link);
                }
            }
        }
        self.texts.remove(sequence, visitor.texts());
        self.ids.remove(&sequence);
        visits
    }

    /// Puts a visitor into the orders.
    pub(super) fn place(&mut self, visitor: &Visitor, visits: usize) {
        for order in Order::ALL {
            self.of(order).insert(order.place(visitor, visits));
        }
        if visits > 0 {
            self.visits.insert(visitor.sequence, visits);
        }
    }

    /// Takes a visitor out of the orders; returns the number of visits.
    pub(super) fn displace(&mut self, visitor: &Visitor) -> usize {
        let visits = self.visits.remove(&visitor.sequence).unwrap_or_default();
        for order in Order::ALL {
            self.of(order).remove(&order.place(visitor, visits));
        }
        visits
    }

    /// A visitor was seen on a link.
    pub(super) fn seen(&mut self, visitor: &Visitor, link: &Arc<str>) {
        let of_link = self.by_link.entry(Arc::clone(link)).or_default();
        of_link.insert(visitor.sequence);
    }

    fn of(&mut self, order: Order) -> &mut Sorted {
        match order {
            Order::Creation => &mut self.by_creation,
            Order::Visits => &mut self.by_visits,
            Order::Devices => &mut self.by_devices,
            Order::Links => &mut self.by_links,
        }
    }

    pub(super) fn sorted(&self, order: Order) -> &Sorted {
        match order {
            Order::Creation => &self.by_creation,
            Order::Visits => &self.by_visits,
            Order::Devices => &self.by_devices,
            Order::Links => &self.by_links,
        }
    }

    pub(super) fn id(&self, sequence: u64) -> Option<&str> {
        self.ids.get(&sequence).map(String::as_str)
    }

    pub(super) fn visits(&self, sequence: u64) -> usize {
        self.visits.get(&sequence).copied().unwrap_or_default()
    }

    /// Those who visited a link.
    pub(crate) fn of_link(&self, id: &str) -> RoaringTreemap {
        self.by_link.get(id).cloned().unwrap_or_default()
    }

    /// Those who may have a text, which is in lower case; `None` is all.
    pub(crate) fn containing(&self, text: &str) -> Option<RoaringTreemap> {
        self.texts.find(text)
    }

    pub(crate) fn all(&self) -> RoaringTreemap {
        self.ids.keys().copied().collect()
    }
}
