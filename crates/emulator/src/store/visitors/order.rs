//! Visitors in the order of their creation, which is how lists are sorted unless they ask for another.

use std::ops::Bound;

use chrono::{DateTime, Utc};

use super::{Visitor, Visitors};

/// A visitor's place in the order: microseconds, and its sequence number.
pub(crate) type Place = (i64, u64);

/// Where a visitor stands.
pub(crate) fn place(visitor: &Visitor) -> Place {
    (visitor.created_at.timestamp_micros(), visitor.sequence)
}

impl Visitors {
    /// Whether a visitor of the same time has the same sequence number.
    pub(crate) fn has_place(&self, created_at: DateTime<Utc>, sequence: u64) -> bool {
        let place = (created_at.timestamp_micros(), sequence);
        self.by_creation.contains_key(&place)
    }

    /// The visitors from the one after the place `last` on, or from the first.
    pub(crate) fn sorted(
        &self,
        descending: bool,
        last: Option<Place>,
    ) -> impl Iterator<Item = &Visitor> {
        let last = last.map_or(Bound::Unbounded, Bound::Excluded);
        let (up, down) = if descending {
            let before = self.by_creation.range((Bound::Unbounded, last));
            (None, Some(before.rev()))
        } else {
            let after = self.by_creation.range((last, Bound::Unbounded));
            (Some(after), None)
        };
        let ids = up.into_iter().flatten().chain(down.into_iter().flatten());
        ids.filter_map(|(_, id)| self.by_id.get(id))
    }

    /// Makes a visitor as old as this, if it is younger.
    pub(super) fn make_as_old(&mut self, id: &str, created_at: DateTime<Utc>) {
        if let Some(visitor) = self.by_id.get_mut(id) {
            self.by_creation.remove(&place(visitor));
            visitor.created_at = visitor.created_at.min(created_at);
            self.by_creation.insert(place(visitor), id.to_owned());
        }
    }
}
