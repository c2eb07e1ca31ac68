//! Holds requests back before the server has to refuse them, for all callers together.

mod learned;

use std::fmt;
use std::future::Future;
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
    /// Whether a request of `lane` may go at `now`.
    fn admit(&self, lane: Lane, now: DateTime<Utc>) -> Admitting<'_>;

    /// An answer told of `limit`, or refused with 429 until `refused_until`.
    fn learn(&self, limit: Option<&RateLimit>, refused_until: Option<DateTime<Utc>>);

    /// The limit as last told by the server.
    fn snapshot(&self) -> Option<RateLimit>;
}
