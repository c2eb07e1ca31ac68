//! A clock on which waits are over at once and time limits never run out.

use std::future::{pending, ready, Future};
use std::pin::Pin;
use std::sync::Mutex;
use std::time::Duration;

use chrono::{DateTime, Utc};
use linkbreakers::clock::Clock;

/// What is as long as this is the time limit of an attempt, and not a wait.
const LIMIT: Duration = Duration::from_secs(25);

/// Jumps over every wait and keeps it.
#[derive(Debug)]
pub(super) struct Leaping {
    start: DateTime<Utc>,
    waits: Mutex<Vec<Duration>>,
}

impl Default for Leaping {
    fn default() -> Self {
        Self {
            start: Utc::now(),
            waits: Mutex::default(),
        }
    }
}

impl Leaping {
    /// The waits that lasted.
    pub(super) fn waits(&self) -> Vec<Duration> {
        self.waits.lock().unwrap().clone()
    }
}

impl Clock for Leaping {
    fn now(&self) -> DateTime<Utc> {
        self.start + self.monotonic()
    }

    fn monotonic(&self) -> Duration {
        self.waits.lock().unwrap().iter().sum()
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        if duration >= LIMIT {
            return Box::pin(pending());
        }
        self.waits.lock().unwrap().push(duration);
        Box::pin(ready(()))
    }
}
