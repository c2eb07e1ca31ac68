//! A run of events in the order of their time, narrowed by binary search: no scan, no copy.

use chrono::{DateTime, Utc};

use super::event::Event;

/// Events, oldest first.
#[derive(Clone, Copy)]
pub(crate) struct Span<'s> {
    all: &'s [Event],
    /// Where they are in `all`.
    places: &'s [usize],
}

impl<'s> Span<'s> {
    /// `places` are in the order of the events' ranks.
    pub(super) fn new(all: &'s [Event], places: &'s [usize]) -> Self {
        Self { all, places }
    }

    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    pub(crate) fn iter(self) -> impl DoubleEndedIterator<Item = &'s Event> {
        self.places.iter().filter_map(|place| self.all.get(*place))
    }

    /// Those at this time and later.
    pub(crate) fn since(self, start: DateTime<Utc>) -> Self {
        let earlier = self.count_while(|event| event.at < start);
        self.with(self.places.get(earlier..))
    }

    /// Those at this time and earlier.
    pub(crate) fn until(self, end: DateTime<Utc>) -> Self {
        let count = self.count_while(|event| event.at <= end);
        self.with(self.places.get(..count))
    }

    /// Those before the event of this rank.
    pub(crate) fn before(self, rank: (i64, u64)) -> Self {
        // What is newer than all else, the usual case of a new event, needs no search.
        if self
            .iter()
            .next_back()
            .is_none_or(|last| last.rank() < rank)
        {
            return self;
        }
        let count = self.count_while(|event| event.rank() < rank);
        self.with(self.places.get(..count))
    }

    /// Those after the event of this rank.
    pub(crate) fn after(self, rank: (i64, u64)) -> Self {
        let count = self.count_while(|event| event.rank() <= rank);
        self.with(self.places.get(count..))
    }

    fn with(self, places: Option<&'s [usize]>) -> Self {
        Self {
            places: places.unwrap_or_default(),
            ..self
        }
    }

    fn count_while(self, earlier: impl Fn(&Event) -> bool) -> usize {
        self.places
            .partition_point(|place| self.all.get(*place).is_some_and(&earlier))
    }
}
