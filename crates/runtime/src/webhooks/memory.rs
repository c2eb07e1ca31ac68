//! The replay store of one process: a map with an expiry for each entry, and a bound.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::future::ready;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::{Claim, Claiming, DeliveryId, ReplayStore, Settling, StoreError, Ticket};
use crate::clock::{Clock, SystemClock};

/// The most deliveries that are remembered, unless set.
pub const DEFAULT_CAPACITY: usize = 100_000;

/// Remembers deliveries in memory.
///
/// It holds at most [`DEFAULT_CAPACITY`] deliveries, of about 200 bytes each. What is expired makes
/// room first. When all are still to be remembered, a claim fails with [`StoreError::Full`]: a
/// delivery forgotten too early could be replayed, and the sender of a refused one comes again.
///
/// It counts with a clock that never goes backwards. If the wall clock is set back, messages that
/// were forgotten meanwhile count as young again; [`Receiver::with_memory`](super::Receiver::with_memory)
/// leaves room for that.
///
/// It knows nothing after a restart. Then a copy of a message that was handled before is accepted
/// within the tolerance; a store outside of the process prevents that.
pub struct MemoryReplayStore {
    clock: Arc<dyn Clock>,
    capacity: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    entries: HashMap<DeliveryId, Entry>,
    /// The same entries in the order in which they expire.
    expiries: BTreeSet<(Duration, DeliveryId)>,
}

#[derive(Clone, Copy)]
struct Entry {
    token: u128,
    done: bool,
    expires: Duration,
}

impl MemoryReplayStore {
    /// An empty store on the system's clock.
    #[must_use]
    pub fn new() -> Self {
        Self::with_clock(Arc::new(SystemClock))
    }

    /// An empty store on `clock`, of which it uses the monotonic time.
    #[must_use]
    pub fn with_clock(clock: Arc<dyn Clock>) -> Self {
        Self {
            clock,
            capacity: DEFAULT_CAPACITY,
            state: Mutex::default(),
        }
    }

    /// Holds at most `deliveries`.
    #[must_use]
    pub fn with_capacity(mut self, deliveries: usize) -> Self {
        self.capacity = deliveries;
        self
    }

    /// How many deliveries are remembered, done or in progress.
    #[must_use]
    pub fn len(&self) -> usize {
        self.act(|state, _| state.entries.len())
    }

    /// Whether none is remembered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Runs `act` on the entries that are not expired, at the time it is given.
    fn act<T>(&self, act: impl FnOnce(&mut State, Duration) -> T) -> T {
        let now = self.clock.monotonic();
        // Nothing under the lock panics.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.forget(now);
        act(&mut state, now)
    }

    fn claimed(&self, ticket: &Ticket) -> Result<Claim, StoreError> {
        self.act(|state, now| match state.entries.get(&ticket.id()) {
            Some(entry) if entry.done => Ok(Claim::Done),
            Some(entry) if entry.token != ticket.token() => Ok(Claim::InProgress),
            Some(_) => Ok(Claim::Fresh),
            None => {
                let expires = now.saturating_add(ticket.lease());
                state.insert(ticket, false, expires, self.capacity)?;
                Ok(Claim::Fresh)
            }
        })
    }

    fn confirmed(&self, ticket: &Ticket) -> Result<(), StoreError> {
        self.act(|state, now| {
            let other = state.entries.get(&ticket.id());
            if other.is_some_and(|entry| entry.token != ticket.token()) {
                return Err(StoreError::LeaseLost);
            }
            let expires = now.saturating_add(ticket.memory());
            state.insert(ticket, true, expires, self.capacity)
        })
    }

    fn released(&self, ticket: &Ticket) {
        self.act(|state, _| {
            let entry = state.entries.get(&ticket.id()).copied();
            if let Some(entry) = entry.filter(|entry| entry.token == ticket.token()) {
                if !entry.done {
                    state.entries.remove(&ticket.id());
                    state.expiries.remove(&(entry.expires, ticket.id()));
                }
            }
        });
    }
}

impl State {
    fn forget(&mut self, now: Duration) {
        while let Some(&(expires, id)) = self.expiries.iter().next() {
            if expires >= now {
                break;
            }
            self.expiries.remove(&(expires, id));
            self.entries.remove(&id);
        }
    }

    /// Puts an entry in the place of an earlier one, or adds it if there is room.
    fn insert(
        &mut self,
        ticket: &Ticket,
        done: bool,
        expires: Duration,
        capacity: usize,
    ) -> Result<(), StoreError> {
        let id = ticket.id();
        match self.entries.get(&id) {
            Some(entry) => {
                self.expiries.remove(&(entry.expires, id));
            }
            None if self.entries.len() >= capacity => return Err(StoreError::Full),
            None => {}
        }
        let token = ticket.token();
        self.entries.insert(
            id,
            Entry {
                token,
                done,
                expires,
            },
        );
        self.expiries.insert((expires, id));
        Ok(())
    }
}

impl ReplayStore for MemoryReplayStore {
    fn claim(&self, ticket: Ticket) -> Claiming<'_> {
        Box::pin(ready(self.claimed(&ticket)))
    }

    fn confirm(&self, ticket: Ticket) -> Settling<'_> {
        Box::pin(ready(self.confirmed(&ticket)))
    }

    fn release(&self, ticket: Ticket) -> Settling<'_> {
        self.released(&ticket);
        Box::pin(ready(Ok(())))
    }

    fn abandon(&self, ticket: Ticket) {
        self.released(&ticket);
    }
}

impl Default for MemoryReplayStore {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for MemoryReplayStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryReplayStore")
            .field("capacity", &self.capacity)
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}
