//! Holds requests back before the server has to refuse them, for all callers together.

mod learned;

use std::collections::hash_map::DefaultHasher;
use std::fmt;
use std::future::Future;
use std::hash::{Hash, Hasher};
use std::pin::Pin;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::rate_limit::RateLimit;

pub use learned::LearnedLimiter;

/// Who goes first when requests are paced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lane {
    /// Somebody waits for the answer: not slowed down while the window has requests left.
    #[default]
    Interactive,
    /// Nobody waits: spread over the window.
    Background,
}

/// Whose quota a request counts against: a fingerprint of the base URL and the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Account(u64);

impl Account {
    /// The account of `token`, if any, at `base_url`; the same in every process of one version.
    #[must_use]
    pub fn new(base_url: &str, token: Option<&str>) -> Self {
        let mut hasher = DefaultHasher::new();
        (base_url, token).hash(&mut hasher);
        Self(hasher.finish())
    }

    /// The fingerprint, for the names of a shared store.
    #[must_use]
    pub const fn fingerprint(self) -> u64 {
        self.0
    }
}

/// What a request says of itself when it asks to go.
#[derive(Clone, Copy, Debug)]
pub struct Asking {
    account: Account,
    lane: Lane,
    now: DateTime<Utc>,
    patience: Duration,
}

impl Asking {
    /// A request of `lane` that asks at `now` and would wait for `patience`.
    #[must_use]
    pub const fn new(account: Account, lane: Lane, now: DateTime<Utc>, patience: Duration) -> Self {
        Self {
            account,
            lane,
            now,
            patience,
        }
    }

    /// Whose quota it counts against.
    #[must_use]
    pub const fn account(&self) -> Account {
        self.account
    }

    /// Who goes first.
    #[must_use]
    pub const fn lane(&self) -> Lane {
        self.lane
    }

    /// The time of the wall clock.
    #[must_use]
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// The longest wait that the request can bear. For a longer one nothing is to be taken out of
    /// the limit: the request will not be sent.
    #[must_use]
    pub const fn patience(&self) -> Duration {
        self.patience
    }
}

/// What a limiter says to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Admission {
    /// It may go now.
    Now,
    /// It may go after the wait, without asking again.
    After(Duration),
    /// It asks again after the wait.
    Held(Duration),
}

/// The future of an admission.
pub type Admitting<'a> = Pin<Box<dyn Future<Output = Admission> + Send + 'a>>;

/// Decides when a request may be sent.
///
/// The default is [`LearnedLimiter`]. Implement it to share one limit between processes; the
/// methods are asked before and told after each attempt of each call.
pub trait RateLimiter: fmt::Debug + Send + Sync {
    /// Whether a request may go.
    fn admit(&self, asking: Asking) -> Admitting<'_>;

    /// What [`admit`](Self::admit) would say, from a limiter that knows without waiting. It is asked first
    /// each time, and `admit` only after `None`, which is the default.
    fn try_admit(&self, asking: Asking) -> Option<Admission> {
        let _ = asking;
        None
    }

    /// An answer to `account` told of `limit`, or refused with 429 until `refused_until`.
    fn learn(
        &self,
        account: Account,
        limit: Option<&RateLimit>,
        refused_until: Option<DateTime<Utc>>,
    );

    /// The limit of `account` as last told by the server.
    fn snapshot(&self, account: Account) -> Option<RateLimit>;
}
