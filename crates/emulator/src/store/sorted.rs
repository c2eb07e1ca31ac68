//! Sequence numbers of records in one order, which is kept while records come, change and go.

use std::collections::BTreeSet;
use std::ops::Bound;

use super::place::Place;

#[derive(Debug, Default)]
pub(crate) struct Sorted(BTreeSet<Place<'static>>);

impl Sorted {
    pub(crate) fn insert(&mut self, place: Place<'static>) {
        self.0.insert(place);
    }

    pub(crate) fn remove(&mut self, place: &Place<'static>) {
        self.0.remove(place);
    }

    /// The records from the one after the place `last` on, or from the first.
    pub(crate) fn after(
        &self,
        last: Option<Place<'static>>,
        descending: bool,
    ) -> impl Iterator<Item = u64> + '_ {
        let last = last.map_or(Bound::Unbounded, Bound::Excluded);
        let (up, down) = if descending {
            (None, Some(self.0.range((Bound::Unbounded, last)).rev()))
        } else {
            (Some(self.0.range((last, Bound::Unbounded))), None)
        };
        let places = up.into_iter().flatten().chain(down.into_iter().flatten());
        places.map(|place| place.sequence)
    }
}
