//! A workspace of any size, for lists that nobody wants to click together.
//!
//! Links and people are made by the operations that clients call. The visits are written straight
//! into the store, since there may be a million.

mod dice;
mod links;
mod moments;
mod people;

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::handlers::{self, Call};
use crate::ids::{split_mix, IdSource};
use crate::store::events::bulk::{Batch, BatchVisit};
use crate::store::links::Order;
use crate::store::Store;

use dice::Dice;
use people::People;

/// How far back the events go.
const PERIOD: TimeDelta = TimeDelta::days(365);

/// How much to fill a workspace with; see [`Emulator::seed`](crate::Emulator::seed).
///
/// ```
/// use linkbreakers_emulator::Seed;
///
/// let seed = Seed::new(7).links(20).events(500).visitors(60);
/// # let _ = seed;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Seed {
    pub(crate) seed: u64,
    pub(crate) links: usize,
    pub(crate) events: usize,
    pub(crate) visitors: Option<usize>,
}

/// How much was added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Seeded {
    /// Links.
    pub links: usize,
    /// Clicks and scans.
    pub events: usize,
    /// Visitors.
    pub visitors: usize,
}

/// A workspace that cannot be filled like this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SeedError {
    /// More of something than the emulator makes at once.
    TooMany {
        /// `links`, `events` or `visitors`.
        what: &'static str,
        /// The most that can be made.
        most: usize,
    },
    /// Events without a link that could be visited.
    NoLinks,
    /// Events without a visitor who could come.
    NoVisitors,
}

impl Seed {
    /// The most links and visitors that are made at once.
    pub const MOST_RECORDS: usize = 1_000_000;
    /// The most events that are made at once. A million take about 230 MB.
    pub const MOST_EVENTS: usize = 5_000_000;

    /// 100 links and 1 000 events. The same seed gives the same workspace, if it is empty before and
    /// the clock shows the same time.
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            links: 100,
            events: 1_000,
            visitors: None,
        }
    }

    /// How many links, up to [`MOST_RECORDS`](Self::MOST_RECORDS).
    pub fn links(self, count: usize) -> Self {
        Self {
            links: count,
            ..self
        }
    }

    /// How many clicks and scans of these and of all earlier links, up to
    /// [`MOST_EVENTS`](Self::MOST_EVENTS), in the 365 days before the clock's time.
    pub fn events(self, count: usize) -> Self {
        Self {
            events: count,
            ..self
        }
    }

    /// How many visitors, up to [`MOST_RECORDS`](Self::MOST_RECORDS); those for whom there are not
    /// enough events never came. One for each five events, at most 5 000, otherwise.
    pub fn visitors(self, count: usize) -> Self {
        Self {
            visitors: Some(count),
            ..self
        }
    }

    fn check(&self, store: &Store) -> Result<(), SeedError> {
        let counts = [
            ("links", self.links, Self::MOST_RECORDS),
            ("events", self.events, Self::MOST_EVENTS),
            (
                "visitors",
                self.visitors.unwrap_or_default(),
                Self::MOST_RECORDS,
            ),
        ];
        for (what, count, most) in counts {
            if count > most {
                return Err(SeedError::TooMany { what, most });
            }
        }
        match (self.events, self.links + store.links.len(), self.visitors) {
            (0, ..) => Ok(()),
            (_, 0, _) => Err(SeedError::NoLinks),
            (_, _, Some(0)) => Err(SeedError::NoVisitors),
            _ => Ok(()),
        }
    }
}

/// Fills a workspace.
///
/// # Errors
/// When there would be too much of something, or events without anybody or anything to visit.
/// Nothing is added then.
pub(crate) fn fill(
    store: &mut Store,
    seed: &Seed,
    now: DateTime<Utc>,
) -> Result<Seeded, SeedError> {
    seed.check(store)?;
    let before = counts(store);
    // On a workspace that is not empty the same seed gives others, so that no id comes twice.
    let mut state = seed.seed;
    state = split_mix(&mut state) ^ store.age();
    let mut dice = Dice::new(split_mix(&mut state));
    let ids = IdSource::new(Some(split_mix(&mut state)));
    let usual = std::mem::replace(&mut store.ids, Arc::new(ids));
    let start = now - PERIOD;
    links::add(store, seed.links, start);
    let mut people = People::new(seed.visitors, seed.events);
    if seed.events > 0 {
        add_events(store, &mut people, seed.events, (start, now), &mut dice);
    }
    if seed.visitors.is_some() {
        people.add_rest(store, start, &mut dice);
    }
    store.ids = usual;
    let after = counts(store);
    Ok(Seeded {
        links: after.links - before.links,
        events: after.events - before.events,
        visitors: after.visitors - before.visitors,
    })
}

fn counts(store: &Store) -> Seeded {
    Seeded {
        links: store.links.len(),
        events: store.events.len(),
        visitors: store.visitors.len(),
    }
}

fn add_events(
    store: &mut Store,
    people: &mut People,
    count: usize,
    (start, now): (DateTime<Utc>, DateTime<Utc>),
    dice: &mut Dice,
) {
    let sorted = store.links.sorted(Order::Creation, false, None);
    let (ids, since): (Vec<_>, Vec<_>) = sorted
        .map(|link| (link.id.clone(), link.created_at))
        .unzip();
    // No visit is earlier than the first link.
    let start = since
        .first()
        .map_or(start, |first| start.max(*first).min(now));
    let old = since.partition_point(|since| *since <= start).max(1);
    let mut batch = Batch::new(store, &ids, people.len(), count);
    for at in moments::sorted(count, start, now, dice) {
        let any = dice.low(ids.len());
        // Links that are younger than the visit stand at the end.
        let link = match since.get(any) {
            Some(since) if *since <= at => any,
            _ => dice.low(old),
        };
        let Some(visitor) = people.any(store, at, dice) else {
            continue;
        };
        let sequence = store.next();
        let visit = BatchVisit {
            id: dice.uuid(),
            link,
            visitor: visitor.number,
            visitor_id: visitor.id,
            device: visitor.device,
            scanned: visitor.scans,
            referrer: visitor.referrer,
            at,
        };
        batch.push(&visit, sequence);
    }
    store.record_batch(batch);
}

fn call(
    store: &mut Store,
    operation: &str,
    now: DateTime<Utc>,
    arguments: Map<String, Value>,
    body: Value,
) {
    // Nothing here can be refused; if it were, less would be there.
    let _ = handlers::run(
        operation,
        Call {
            store,
            now,
            arguments,
            body,
        },
    );
}

impl fmt::Display for SeedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooMany { what, most } => write!(f, "at most {most} {what} are made at once"),
            Self::NoLinks => f.write_str("events need a link: ask for links, too"),
            Self::NoVisitors => f.write_str("events need a visitor: ask for one or more"),
        }
    }
}

impl std::error::Error for SeedError {}

#[cfg(test)]
mod tests;
