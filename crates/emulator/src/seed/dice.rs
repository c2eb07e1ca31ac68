//! Random choices that a seed repeats.

use uuid::{Builder, Uuid};

use crate::ids::split_mix;

/// A sequence of choices.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A version 4 UUID.
    pub(super) fn uuid(&mut self) -> Uuid {
        let (high, low) = (split_mix(&mut self.0), split_mix(&mut self.0));
        let bits = (u128::from(high) << 64) | u128::from(low);
        Builder::from_random_bytes(bits.to_be_bytes()).into_uuid()
    }

    /// A number below `end`, or 0 when there is none.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        // The high half of the product is as even as anyone here needs.
        let product = u128::from(split_mix(&mut self.0)) * u128::from(end);
        u64::try_from(product >> 64).unwrap_or_default()
    }

    /// An index below `count`, a low one more often than a high one: few are visited by many.
    pub(super) fn low(&mut self, count: usize) -> usize {
        let end = u64::try_from(count).unwrap_or(u64::MAX);
        let lower = self.below(end).min(self.below(end));
        usize::try_from(lower).unwrap_or_default()
    }

    /// True in `share` of a hundred cases.
    pub(super) fn percent(&mut self, share: u64) -> bool {
        self.below(100) < share
    }

    /// One of the items.
    pub(super) fn one_of<'i, T>(&mut self, items: &'i [T]) -> Option<&'i T> {
        let index = self.below(u64::try_from(items.len()).unwrap_or(u64::MAX));
        items.get(usize::try_from(index).ok()?)
    }
}
