//! Finished chunks on their way to the caller: in the order of the input, or as they finish.

use std::collections::BTreeMap;

use super::Row;

/// Holds finished chunks until it is their turn.
#[derive(Debug)]
pub(super) struct Outlet {
    /// The chunk whose turn it is; `None` when any may go.
    turn: Option<u64>,
    waiting: BTreeMap<u64, Vec<Row>>,
}

impl Outlet {
    pub(super) fn new(in_order: bool) -> Self {
        Self {
            turn: in_order.then_some(0),
            waiting: BTreeMap::new(),
        }
    }

    pub(super) fn put(&mut self, chunk: u64, rows: Vec<Row>) {
        self.waiting.insert(chunk, rows);
    }

    /// How many chunks wait.
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    pub(super) fn can_give(&self) -> bool {
        match self.turn {
            Some(turn) => self.waiting.contains_key(&turn),
            None => !self.waiting.is_empty(),
        }
    }

    /// The chunk whose turn it is.
    pub(super) fn give(&mut self) -> Option<Vec<Row>> {
        let Some(turn) = &mut self.turn else {
            return self.waiting.pop_first().map(|(_, rows)| rows);
        };
        let rows = self.waiting.remove(turn)?;
        *turn += 1;
        Some(rows)
    }
}
