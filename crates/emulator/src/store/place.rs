//! Where a record stands in a sorted list.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// What a list is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
enum SortKey<'k> {
    Number(i64),
    Text(Cow<'k, str>),
}

/// A place in the order; the sequence number makes it total.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Place<'k> {
    key: SortKey<'k>,
    pub(crate) sequence: u64,
}

impl<'k> Place<'k> {
    pub(crate) fn number(key: i64, sequence: u64) -> Self {
        Self {
            key: SortKey::Number(key),
            sequence,
        }
    }

    /// One by a number of things.
    pub(crate) fn count(count: impl TryInto<i64>, sequence: u64) -> Self {
        Self::number(count.try_into().unwrap_or(i64::MAX), sequence)
    }

    pub(crate) fn text(key: impl Into<Cow<'k, str>>, sequence: u64) -> Self {
        Self {
            key: SortKey::Text(key.into()),
            sequence,
        }
    }

    /// The place in an order by number; no other order has such places.
    pub(crate) fn as_number(&self) -> Option<(i64, u64)> {
        match self.key {
            SortKey::Number(key) => Some((key, self.sequence)),
            SortKey::Text(_) => None,
        }
    }

    /// The same place, which borrows nothing.
    pub(crate) fn into_owned(self) -> Place<'static> {
        let key = match self.key {
            SortKey::Number(number) => SortKey::Number(number),
            SortKey::Text(text) => SortKey::Text(Cow::Owned(text.into_owned())),
        };
        Place {
            key,
            sequence: self.sequence,
        }
    }
}
