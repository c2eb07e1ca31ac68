//! A clock whose waits are over at once, but for those that are longer than it is told to skip.

use std::future::{pending, Future};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use linkbreakers::clock::Clock;

use crate::support::moment;

/// Moves on by each wait that ends, and remembers them.
#[derive(Clone, Debug)]
pub(super) struct JumpingClock {
    longest: Duration,
    waits: Arc<Mutex<Vec<Duration>>>,
}

impl JumpingClock {
    /// Each wait is over when it is looked at.
    pub(super) fn new() -> Self {
        Self::skipping(Duration::MAX)
    }

    /// A wait that is longer than `longest` never ends, so that limits of calls over a real
    /// connection are not reached at once.
    pub(super) fn skipping(longest: Duration) -> Self {
        Self {
            longest,
            waits: Arc::default(),
        }
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.waits.lock().unwrap().iter().sum()
    }

    /// The waits that ended, in milliseconds.
    pub(super) fn waits(&self) -> Vec<u128> {
        let waits = self.waits.lock().unwrap();
        waits.iter().map(Duration::as_millis).collect()
    }
}

impl Clock for JumpingClock {
    fn now(&self) -> DateTime<Utc> {
        moment("2026-05-01T08:00:00Z") + TimeDelta::from_std(self.elapsed()).unwrap()
    }

    fn monotonic(&self) -> Duration {
        self.elapsed()
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        if duration > self.longest {
            return Box::pin(pending());
        }
        let waits = Arc::clone(&self.waits);
        Box::pin(async move { waits.lock().unwrap().push(duration) })
    }
}
