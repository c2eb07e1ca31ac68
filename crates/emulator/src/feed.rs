//! What just happened: told to whoever is listening, and kept for a while for those who come later.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde_json::{json, Value};
use tokio::sync::broadcast;

use crate::clock::Clock;

/// A listener that is further behind than this many misses the oldest.
const BACKLOG: usize = 1_024;
/// How many happenings of each kind are kept.
const KEPT: usize = 128;

/// One thing that happened.
#[derive(Debug)]
pub(crate) struct Happening {
    /// Counts from 1 on; a later one has a greater number.
    pub(crate) id: u64,
    /// `event`, `delivery`, `request` or `change`.
    pub(crate) kind: &'static str,
    pub(crate) at: DateTime<Utc>,
    pub(crate) detail: Value,
    message: OnceLock<Bytes>,
}

/// Passes happenings on.
pub(crate) struct Feed {
    clock: Clock,
    sender: broadcast::Sender<Arc<Happening>>,
    past: Mutex<Past>,
}

#[derive(Default)]
struct Past {
    last: u64,
    /// The newest one that is not kept any more.
    forgotten: u64,
    // Apart, so that many requests do not push out the few visits.
    by_kind: BTreeMap<&'static str, VecDeque<Arc<Happening>>>,
}

/// What a listener gets.
pub(crate) struct Listener {
    /// Some of what it asked for is not kept any more, or never was: another emulator counted.
    pub(crate) has_gap: bool,
    /// What it missed, oldest first.
    pub(crate) missed: VecDeque<Arc<Happening>>,
    /// Everything that happens from now on.
    pub(crate) coming: broadcast::Receiver<Arc<Happening>>,
}

impl Happening {
    /// The message of Server-Sent Events (WHATWG HTML, 9.2), which is written once for all listeners.
    pub(crate) fn message(&self) -> Bytes {
        let message = self.message.get_or_init(|| {
            let data = json!({ "at": self.at, "kind": self.kind, "detail": self.detail });
            // JSON has no line breaks of its own here.
            format!("id: {}\nevent: {}\ndata: {data}\n\n", self.id, self.kind).into()
        });
        message.clone()
    }
}

impl Feed {
    pub(crate) fn new(clock: Clock) -> Self {
        Self {
            clock,
            sender: broadcast::channel(BACKLOG).0,
            past: Mutex::default(),
        }
    }

    /// Tells all listeners.
    pub(crate) fn tell(&self, kind: &'static str, detail: impl FnOnce() -> Value) {
        let (at, detail) = (self.clock.now(), detail());
        let mut past = self.lock();
        past.last += 1;
        let happening = Arc::new(Happening {
            id: past.last,
            kind,
            at,
            detail,
            message: OnceLock::new(),
        });
        past.keep(Arc::clone(&happening));
        // Sent under the lock, so that the numbers go up. Without a listener it is merely kept.
        let _ = self.sender.send(happening);
    }

    /// Everything that happens from now on, and what happened after the number `last`, if given;
    /// `None` when `most` listen already.
    pub(crate) fn listen(&self, last: Option<u64>, most: usize) -> Option<Listener> {
        let past = self.lock();
        // Nobody else begins to listen meanwhile: all do so under the lock.
        (self.sender.receiver_count() < most).then(|| Listener {
            has_gap: last.is_some_and(|last| last < past.forgotten || last > past.last),
            missed: last.map(|last| past.since(last)).unwrap_or_default(),
            coming: self.sender.subscribe(),
        })
    }

    /// The number of the latest happening; 0 before the first.
    pub(crate) fn last(&self) -> u64 {
        self.lock().last
    }

    /// The latest happenings of some kinds, newest first.
    pub(crate) fn latest(&self, kinds: &[&str], count: usize) -> Vec<Arc<Happening>> {
        let past = self.lock();
        let mut found: Vec<_> = kinds
            .iter()
            .filter_map(|kind| past.by_kind.get(kind))
            .flat_map(|kept| kept.iter().rev().take(count))
            .cloned()
            .collect();
        found.sort_by_key(|happening| std::cmp::Reverse(happening.id));
        found.truncate(count);
        found
    }

    fn lock(&self) -> MutexGuard<'_, Past> {
        self.past.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Past {
    fn keep(&mut self, happening: Arc<Happening>) {
        let kept = self.by_kind.entry(happening.kind).or_default();
        if kept.len() == KEPT {
            if let Some(oldest) = kept.pop_front() {
                self.forgotten = self.forgotten.max(oldest.id);
            }
        }
        kept.push_back(happening);
    }

    fn since(&self, last: u64) -> VecDeque<Arc<Happening>> {
        let kept = self.by_kind.values().flatten();
        let mut missed: Vec<_> = kept.filter(|one| one.id > last).cloned().collect();
        missed.sort_by_key(|happening| happening.id);
        missed.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: usize = 64;

    fn ids<'h>(happenings: impl IntoIterator<Item = &'h Arc<Happening>>) -> Vec<u64> {
        happenings.into_iter().map(|one| one.id).collect()
    }

    #[test]
    fn a_listener_hears_what_happens_after_it_came() {
        let feed = Feed::new(Clock::system());
        feed.tell("event", || Value::from(6));
        let mut listener = feed.listen(None, MOST).unwrap();
        assert!(listener.missed.is_empty() && !listener.has_gap);
        feed.tell("event", || Value::from(7));
        let heard = listener.coming.try_recv().unwrap();
        assert_eq!((heard.id, heard.kind), (2, "event"));
        assert_eq!(heard.detail, Value::from(7));
        assert!(listener.coming.try_recv().is_err());
    }

    #[test]
    fn what_was_missed_comes_in_order_and_gaps_are_told() {
        let feed = Feed::new(Clock::system());
        feed.tell("event", || Value::Null);
        for _ in 0..KEPT + 2 {
            feed.tell("request", || Value::Null);
        }
        feed.tell("change", || Value::Null);
        let last = u64::try_from(KEPT).unwrap() + 4;
        // Of the requests 2 and 3 are gone.
        let listener = feed.listen(Some(3), MOST).unwrap();
        assert!(!listener.has_gap);
        assert_eq!(ids(&listener.missed), (4..=last).collect::<Vec<_>>());
        assert!(feed.listen(Some(2), MOST).unwrap().has_gap);
        assert!(!feed.listen(Some(last), MOST).unwrap().has_gap);
        // Another emulator counted that far.
        assert!(feed.listen(Some(last + 1), MOST).unwrap().has_gap);
        let latest = feed.latest(&["event", "change"], 5);
        assert_eq!(ids(&latest), [last, 1]);
    }

    #[test]
    fn a_message_is_written_once_for_all() {
        let feed = Feed::new(Clock::system());
        let mut listeners = [0; 2].map(|_| feed.listen(None, MOST).unwrap());
        feed.tell("event", || json!({ "text": "a\nb" }));
        let [one, other] = listeners
            .each_mut()
            .map(|listener| listener.coming.try_recv().unwrap().message());
        assert_eq!(one.as_ptr(), other.as_ptr());
        let text = std::str::from_utf8(&one).unwrap();
        assert!(text.starts_with("id: 1\nevent: event\ndata: {"), "{text}");
        assert_eq!(text.matches('\n').count(), 4, "{text}");
    }

    #[test]
    fn no_more_listen_than_may_however_they_come() {
        let feed = Feed::new(Clock::system());
        let barrier = std::sync::Barrier::new(16);
        let listeners: Vec<_> = std::thread::scope(|scope| {
            let come = || {
                barrier.wait();
                feed.listen(None, 3)
            };
            let threads: Vec<_> = (0..16).map(|_| scope.spawn(come)).collect();
            let listeners = threads.into_iter().map(|thread| thread.join().unwrap());
            listeners.collect()
        });
        assert_eq!(listeners.iter().flatten().count(), 3);
        drop(listeners);
        assert!(feed.listen(None, 3).is_some());
    }
}
