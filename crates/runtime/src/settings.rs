//! What all clones of a configuration share: limits, clock and the transport with its connections.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::clock::{Clock, SystemClock};
use crate::execute::LastBasis;
use crate::idempotency::IdempotencyKey;
use crate::key_source::KeySource;
use crate::limiter::{Account, LearnedLimiter, RateLimiter};
use crate::observer::Observer;
use crate::rate_limit::RateLimit;
use crate::retry::{RetryBudget, RetryPolicy};
use crate::transport::{DefaultTransport, Sender};

/// Makes the key of a write that was given none.
pub(crate) type MakeKey = Arc<dyn Fn() -> IdempotencyKey + Send + Sync>;

/// Gives numbers from 0 up to and without 1.
pub(crate) type Random = Arc<dyn Fn() -> f64 + Send + Sync>;

/// Behaviour shared by all clones of a configuration.
pub(crate) struct Settings {
    pub(crate) connect_timeout: Duration,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) response_limit: usize,
    pub(crate) plain_http_allowed: bool,
    pub(crate) key_source: Option<Arc<dyn KeySource>>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) make_key: MakeKey,
    pub(crate) client_ids: bool,
    pub(crate) random: Random,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: Arc<RetryBudget>,
    pub(crate) observer: Option<Arc<dyn Observer>>,
    pub(crate) limiter: Option<Arc<dyn RateLimiter>>,
    pub(crate) basis: LastBasis,
    pub(crate) sender: Sender,
}

impl Settings {
    pub(crate) const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
    pub(crate) const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(30);
    pub(crate) const RESPONSE_LIMIT: usize = 64 * 1024 * 1024;

    /// The rate limit as all callers together know it.
    pub(crate) fn limiter_snapshot(&self, account: Account) -> Option<RateLimit> {
        self.limiter.as_ref()?.snapshot(account)
    }
}

/// 53 of the random bits of a UUID, which is what a float can hold.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)] // 53 bits fit
fn random() -> f64 {
    const BITS: u32 = 53;
    let bits = uuid::Uuid::new_v4().as_u128() as u64 & ((1 << BITS) - 1);
    bits as f64 / (1_u64 << BITS) as f64
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect_timeout: Self::CONNECT_TIMEOUT,
            attempt_timeout: Some(Self::ATTEMPT_TIMEOUT),
            response_limit: Self::RESPONSE_LIMIT,
            plain_http_allowed: false,
            key_source: None,
            clock: Arc::new(SystemClock),
            make_key: Arc::new(IdempotencyKey::random),
            client_ids: false,
            random: Arc::new(random),
            retry: RetryPolicy::standard(),
            budget: Arc::default(),
            observer: None,
            limiter: Some(Arc::new(LearnedLimiter::new())),
            basis: LastBasis::default(),
            sender: Sender::Default(DefaultTransport::default()),
        }
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("connect_timeout", &self.connect_timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("response_limit", &self.response_limit)
            .field("plain_http_allowed", &self.plain_http_allowed)
            // Not its own text, which may hold the key.
            .field("has_key_source", &self.key_source.is_some())
            .field("retry", &self.retry)
            .field("budget", &self.budget)
            .finish_non_exhaustive()
    }
}
