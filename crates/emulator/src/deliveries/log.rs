//! The log of deliveries: the newest ones, and which of them is due when.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::sync::Notify;

use super::record::DeliveryRecord;
use crate::store::changes::Changes;

use super::{LOG_BYTES, LOG_CAPACITY};

/// What the log says to those who wait.
#[derive(Debug, Default)]
pub(crate) struct Signals {
    /// Something may be due.
    pub(super) work: Notify,
    /// Something has ended.
    pub(super) progress: Notify,
}

/// All deliveries that are remembered, by a number that grows.
///
/// [`put`](Self::put) and [`take`](Self::take) are the only ones that change records.
#[derive(Debug, Default)]
pub(crate) struct Deliveries {
    all: BTreeMap<u64, DeliveryRecord>,
    numbers: HashMap<String, u64>,
    latest: u64,
    bytes: usize,
    // Each record is in exactly one of these four.
    due: BTreeSet<(DateTime<Utc>, u64)>,
    parked: HashMap<String, BTreeSet<u64>>,
    under_way: HashSet<u64>,
    settled: BTreeSet<u64>,
    signals: Arc<Signals>,
    pub(crate) changes: Changes<u64>,
}

/// Where a record belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Until its time comes.
    Due,
    /// Until its webhook is active.
    Parked,
    UnderWay,
    Settled,
}

impl Deliveries {
    pub(crate) fn signals(&self) -> Arc<Signals> {
        Arc::clone(&self.signals)
    }

    /// All of them, oldest first.
    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = &DeliveryRecord> {
        self.all.values()
    }

    pub(crate) fn get(&self, id: &str) -> Option<&DeliveryRecord> {
        self.all.get(self.numbers.get(id)?)
    }

    pub(crate) fn is_under_way(&self, id: &str) -> bool {
        let number = self.numbers.get(id);
        number.is_some_and(|number| self.under_way.contains(number))
    }

    /// Whether anything waits for its time.
    pub(crate) fn is_waiting(&self) -> bool {
        !self.due.is_empty()
    }

    /// Whether no attempt is under way or due.
    pub(crate) fn is_quiet(&self, now: DateTime<Utc>) -> bool {
        let first = self.due.first();
        self.under_way.is_empty() && first.is_none_or(|(time, _)| *time > now)
    }

    /// The numbers of all of them, the oldest first.
    pub(crate) fn numbers(&self) -> Vec<u64> {
        self.all.keys().copied().collect()
    }

    pub(crate) fn last_number(&self) -> Option<u64> {
        self.all.keys().next_back().copied()
    }

    pub(crate) fn by_number(&self, number: u64) -> Option<&DeliveryRecord> {
        self.all.get(&number)
    }

    /// Gives the next delivery this number, unless a later one is there.
    pub(crate) fn go_on_at(&mut self, number: u64) {
        self.latest = self.latest.max(number.saturating_sub(1));
    }

    /// Adds a delivery; the oldest make room for it, settled ones first.
    pub(crate) fn push(&mut self, record: DeliveryRecord, place: Place) {
        self.latest += 1;
        self.put(self.latest, record, place);
        while self.all.len() > LOG_CAPACITY || (self.bytes > LOG_BYTES && self.all.len() > 1) {
            let settled = self.settled.first();
            let oldest = settled.or_else(|| self.all.first_key_value().map(|(number, _)| number));
            let Some(number) = oldest.copied() else {
                break;
            };
            self.take(number);
        }
    }

    /// Changes a delivery; `change` says where it belongs then.
    pub(crate) fn change(&mut self, id: &str, change: impl FnOnce(&mut DeliveryRecord) -> Place) {
        let number = self.numbers.get(id).copied();
        if let Some((number, mut record)) = number.and_then(|number| self.take(number)) {
            let place = change(&mut record);
            self.put(number, record, place);
        }
    }

    /// Takes up to `room` deliveries whose time has come; they are under way from now on.
    pub(crate) fn take_due(&mut self, now: DateTime<Utc>, room: usize) -> Vec<&DeliveryRecord> {
        let come = self.due.iter().take_while(|(time, _)| *time <= now);
        let numbers: Vec<u64> = come.take(room).map(|(_, number)| *number).collect();
        for number in &numbers {
            if let Some((number, record)) = self.take(*number) {
                self.put(number, record, Place::UnderWay);
            }
        }
        let taken = numbers.iter().filter_map(|number| self.all.get(number));
        taken.collect()
    }

    /// Moves what is pending for a webhook, and not under way, to another place.
    pub(crate) fn move_pending(&mut self, webhook_id: &str, place: Place) {
        self.change_pending(webhook_id, |_| place);
    }

    /// Gives up what is pending for a webhook and not under way.
    pub(crate) fn give_up(&mut self, webhook_id: &str, reason: &str) {
        self.change_pending(webhook_id, |record| {
            record.settle(Some(reason.to_owned()));
            Place::Settled
        });
    }

    fn change_pending(
        &mut self,
        webhook_id: &str,
        mut change: impl FnMut(&mut DeliveryRecord) -> Place,
    ) {
        let due = self.due.iter().map(|(_, number)| *number);
        let parked = self.parked.get(webhook_id).into_iter().flatten().copied();
        let of_webhook = |number: &u64| {
            let record = self.all.get(number);
            record.is_some_and(|record| record.webhook_id == webhook_id)
        };
        let numbers: Vec<u64> = due.chain(parked).filter(of_webhook).collect();
        for number in numbers {
            if let Some((number, mut record)) = self.take(number) {
                let place = change(&mut record);
                self.put(number, record, place);
            }
        }
    }

    /// Forgets all of them. Those that are pending are not sent, and what becomes of those under way
    /// is not written down.
    pub(crate) fn clear(&mut self) {
        while let Some((number, _)) = self.all.first_key_value() {
            self.take(*number);
        }
    }

    /// Writes a record.
    fn put(&mut self, number: u64, record: DeliveryRecord, place: Place) {
        self.changes.note(|| number);
        self.bytes += record.size();
        match place {
            Place::Due => {
                let time = record.next_attempt_at.unwrap_or(record.created_at);
                self.due.insert((time, number));
                self.signals.work.notify_one();
            }
            Place::Parked => {
                let webhook_id = record.webhook_id.clone();
                self.parked.entry(webhook_id).or_default().insert(number);
            }
            Place::UnderWay => {
                self.under_way.insert(number);
            }
            Place::Settled => {
                self.settled.insert(number);
            }
        }
        if place != Place::UnderWay {
            self.signals.progress.notify_waiters();
        }
        self.numbers.insert(record.id.clone(), number);
        self.all.insert(number, record);
    }

    /// Removes a record.
    fn take(&mut self, number: u64) -> Option<(u64, DeliveryRecord)> {
        let record = self.all.remove(&number)?;
        self.changes.note(|| number);
        self.bytes = self.bytes.saturating_sub(record.size());
        self.numbers.remove(&record.id);
        let time = record.next_attempt_at.unwrap_or(record.created_at);
        self.due.remove(&(time, number));
        if let Some(parked) = self.parked.get_mut(&record.webhook_id) {
            parked.remove(&number);
            if parked.is_empty() {
                self.parked.remove(&record.webhook_id);
            }
        }
        self.under_way.remove(&number);
        self.settled.remove(&number);
        self.signals.progress.notify_waiters();
        Some((number, record))
    }
}

impl Drop for Deliveries {
    /// Whoever waits looks for the log that takes this one's place.
    fn drop(&mut self) {
        self.signals.work.notify_one();
        self.signals.progress.notify_waiters();
    }
}

#[cfg(test)]
mod tests;
