//! How a refused request is taken apart until each bad item stands alone: what is sent next.

use std::collections::{BTreeSet, VecDeque};

/// How many good items a chunk is taken to have had before its first request: one in a hundred
/// bad is the guess that the first groups are cut by.
const PRIOR: usize = 50;
/// So many items may be named before one of them has been tried.
const UNTRIED: usize = 8;

/// Items that are sent in one request.
#[derive(Debug)]
pub(super) struct Part<T> {
    pub(super) items: Vec<T>,
    /// The other half of a group that was refused. If `items` are good, one of these is bad.
    pub(super) rest: Vec<T>,
    /// Whether it is the whole chunk.
    pub(super) is_whole: bool,
    /// Whether it is an item that the server has named as bad.
    pub(super) is_named: bool,
}

/// Items to be sent as they are.
#[derive(Debug)]
struct Group<T> {
    items: Vec<T>,
    is_named: bool,
}

/// What is left of a chunk.
///
/// A group of several items is tested at once, and a bad one in it is found by halving. What is
/// not known to be bad goes back to the others, so that no request is spent on knowing it twice
/// (Hwang's group testing). The groups are as large as the bad items found so far suggest. Each
/// search settles at least one item, so it ends whatever the server says.
#[derive(Debug)]
pub(super) struct Parts<T> {
    /// Nothing is known of these.
    pool: VecDeque<T>,
    /// At least one of these is bad.
    suspects: Vec<T>,
    /// The last one first.
    groups: Vec<Group<T>>,
    is_new: bool,
    /// No item that the server named was good.
    trusts_names: bool,
    settled: usize,
    bad: usize,
}

impl<T> Parts<T> {
    pub(super) fn new(items: Vec<T>) -> Self {
        Self {
            pool: items.into(),
            suspects: Vec::new(),
            groups: Vec::new(),
            is_new: true,
            trusts_names: true,
            settled: 0,
            bad: 0,
        }
    }

    /// What to send now.
    pub(super) fn next(&mut self) -> Option<Part<T>> {
        let (mut rest, mut is_named) = (Vec::new(), false);
        let items = if !self.suspects.is_empty() {
            let mut first = std::mem::take(&mut self.suspects);
            let half = first.len() - first.len() / 2;
            rest = first.split_off(half);
            first
        } else if let Some(group) = self.groups.pop() {
            is_named = group.is_named;
            group.items
        } else {
            let size = self.group_size().min(self.pool.len());
            self.pool.drain(..size).collect()
        };
        let is_whole = std::mem::replace(&mut self.is_new, false);
        (!items.is_empty()).then_some(Part {
            items,
            rest,
            is_whole,
            is_named,
        })
    }

    /// All `count` items of a part were created.
    pub(super) fn were_good(&mut self, count: usize, rest: Vec<T>, is_named: bool) {
        self.settled += count;
        self.suspects = rest;
        if is_named {
            // The server names good ones: what else it named may be good too.
            self.trusts_names = false;
            self.ungroup();
        }
    }

    /// The only item of a part was refused.
    pub(super) fn was_bad(&mut self, rest: Vec<T>) {
        self.settled += 1;
        self.bad += 1;
        self.put_back(rest);
    }

    /// A part with several items was refused, and the server named these places in it.
    ///
    /// Those that are named come last: if two items exclude each other, the earlier one wins. Only
    /// if there are many of them are they tried first, since the names may be wrong.
    pub(super) fn were_refused(&mut self, items: Vec<T>, rest: Vec<T>, named: &BTreeSet<usize>) {
        self.put_back(rest);
        let (mut others, mut alone) = (Vec::new(), Vec::new());
        for (place, item) in items.into_iter().enumerate() {
            if self.trusts_names && named.contains(&place) {
                alone.push(Group {
                    items: vec![item],
                    is_named: true,
                });
            } else {
                others.push(item);
            }
        }
        if alone.is_empty() {
            self.suspects = others;
            return;
        }
        self.groups.extend(alone.into_iter().rev());
        if others.is_empty() {
            return;
        }
        let others = Group {
            items: others,
            is_named: false,
        };
        let untried = self.groups.iter().filter(|group| group.is_named).count();
        if untried > UNTRIED {
            self.groups.insert(0, others);
        } else {
            self.groups.push(others);
        }
    }

    /// This one is sent by itself.
    pub(super) fn send_alone(&mut self, item: T) {
        self.groups.push(Group {
            items: vec![item],
            is_named: false,
        });
    }

    /// Nothing is known of these, or no longer.
    pub(super) fn put_back(&mut self, items: Vec<T>) {
        for item in items.into_iter().rev() {
            self.pool.push_front(item);
        }
    }

    /// All that is left, to be put back or settled.
    pub(super) fn take_all(&mut self) -> Vec<T> {
        self.ungroup();
        let suspects = std::mem::take(&mut self.suspects);
        self.put_back(suspects);
        std::mem::take(&mut self.pool).into()
    }

    fn ungroup(&mut self) {
        for group in std::mem::take(&mut self.groups) {
            self.put_back(group.items);
        }
    }

    /// As many items as have an even chance to be all good: 0.7 by the share of bad ones.
    fn group_size(&self) -> usize {
        if self.bad == 0 {
            return usize::MAX;
        }
        (7 * (self.settled + PRIOR) / (10 * self.bad + 5)).max(1)
    }
}

#[cfg(test)]
mod tests;
