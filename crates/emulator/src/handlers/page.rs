//! Pages of a list.
//!
//! Lists that an index keeps in order are read from the place where the page begins. Where few of these
//! records are admitted, or there is no such index, only the page itself is sorted.

mod token;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use roaring::RoaringTreemap;
use serde_json::{Map, Value};

use crate::http::error::ApiError;
pub(super) use crate::store::place::Place;

/// Members of a request that may change from page to page.
const NOT_FILTERS: [&str; 5] = [
    "pageSize",
    "pageToken",
    "cursor",
    "include",
    "responseFormat",
];

/// An item with its place in the order.
pub(super) struct Ranked<'k, T> {
    pub(super) place: Place<'k>,
    pub(super) item: T,
}

/// Which page is asked for.
pub(super) struct PageRequest {
    size: usize,
    descending: bool,
    token: Option<String>,
    scope: u64,
}

/// One page.
pub(super) struct Page<T> {
    pub(super) items: Vec<T>,
    /// Empty on the last page.
    pub(super) next_token: String,
    pub(super) total: usize,
}

impl PageRequest {
    /// `pageToken` wins over `cursor`; an empty one asks for the first page.
    pub(super) fn new(
        operation: &str,
        request: &Map<String, Value>,
        size: usize,
        descending: bool,
    ) -> Self {
        let token = |name: &str| {
            request
                .get(name)
                .and_then(Value::as_str)
                .filter(|token| !token.is_empty())
        };
        let filters: BTreeMap<_, _> = request
            .iter()
            .filter(|(name, _)| !NOT_FILTERS.contains(&name.as_str()))
            .collect();
        let filters = serde_json::to_string(&filters).unwrap_or_default();
        Self {
            size,
            descending,
            token: token("pageToken").or(token("cursor")).map(str::to_owned),
            scope: token::scope(operation, &filters),
        }
    }

    /// The place of the last item of the page before; `None` when this is the first. `secret` is
    /// what makes a token ours.
    pub(super) fn last(&self, secret: &str) -> Result<Option<Place<'static>>, ApiError> {
        let token = self.token.as_deref();
        token
            .map(|token| token::read(token, self.scope, secret))
            .transpose()
    }

    /// Cuts the page out of items in any order.
    pub(super) fn cut<'k, T>(
        &self,
        items: impl Iterator<Item = Ranked<'k, T>>,
        secret: &str,
    ) -> Result<Page<T>, ApiError> {
        let last = self.last(secret)?;
        let follows = |item: &Ranked<'k, T>| {
            let last = last.as_ref();
            last.is_none_or(|last| self.order(&item.place, last).is_gt())
        };
        let mut total = 0;
        let mut rest: Vec<_> = items.inspect(|_| total += 1).filter(follows).collect();
        let order = |a: &Ranked<'k, T>, b: &Ranked<'k, T>| self.order(&a.place, &b.place);
        // One more than the page tells whether there is another.
        if rest.len() > self.size.saturating_add(1) {
            rest.select_nth_unstable_by(self.size, order);
            rest.truncate(self.size + 1);
        }
        rest.sort_unstable_by(order);
        Ok(self.take(rest.into_iter(), total, secret))
    }

    /// The page at the front of items that are in order and begin after the page before.
    pub(super) fn take<'k, T>(
        &self,
        mut items: impl Iterator<Item = Ranked<'k, T>>,
        total: usize,
        secret: &str,
    ) -> Page<T> {
        let mut page = Vec::with_capacity(self.size.min(total));
        let mut last = None;
        for Ranked { place, item } in items.by_ref().take(self.size) {
            page.push(item);
            last = Some(place);
        }
        let more = items.next().is_some();
        Page {
            items: page,
            next_token: last
                .filter(|_| more)
                .map(|last| token::write(last, self.scope, secret))
                .unwrap_or_default(),
            total,
        }
    }

    /// The page of those that are `admitted`, or without it of `all`, their number. `sorted` has the sequence
    /// numbers of all in order, from the one after the page before on.
    pub(super) fn pick<'k, T>(
        &self,
        admitted: Option<&RoaringTreemap>,
        all: usize,
        sorted: impl Iterator<Item = u64>,
        rank: impl Fn(u64) -> Option<Ranked<'k, T>>,
        secret: &str,
    ) -> Result<Page<T>, ApiError> {
        let Some(admitted) = admitted else {
            return Ok(self.take(sorted.filter_map(rank), all, secret));
        };
        let total = usize::try_from(admitted.len()).unwrap_or(usize::MAX);
        // To look at more of them than are admitted would cost more than to sort these.
        let mut looks = 0..admitted.len();
        let wanted = self.size.saturating_add(1);
        let mut found = Vec::new();
        for sequence in sorted {
            if found.len() >= wanted {
                break;
            }
            if looks.next().is_none() {
                return self.cut(admitted.iter().filter_map(rank), secret);
            }
            if admitted.contains(sequence) {
                found.push(sequence);
            }
        }
        Ok(self.take(found.into_iter().filter_map(rank), total, secret))
    }

    fn order(&self, a: &Place<'_>, b: &Place<'_>) -> Ordering {
        if self.descending {
            b.cmp(a)
        } else {
            a.cmp(b)
        }
    }
}

#[cfg(test)]
mod tests;
