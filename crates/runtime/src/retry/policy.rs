//! The bounds of all attempts of a call together.

use std::time::Duration;

use super::Backoff;
use crate::error::Error;

/// How often, how long and how patiently a call is tried.
///
/// | | attempts | backoff: base, cap | deadline | longest wait |
/// |---|---|---|---|---|
/// | [`standard`](Self::standard), the default | 4 | 250 ms, 10 s | 60 s | 30 s |
/// | [`interactive`](Self::interactive), somebody waits | 3 | 100 ms, 1 s | 10 s | 2 s |
/// | [`background`](Self::background), a queue worker | 8 | 500 ms, 60 s | 10 min | 2 min |
/// | [`never`](Self::never) | 1 | | 60 s | 30 s, for the limiter |
///
/// ```
/// use linkbreakers_runtime::retry::RetryPolicy;
/// use std::time::Duration;
///
/// let policy = RetryPolicy::interactive()
///     .with_attempts(2)
///     .with_deadline(Duration::from_secs(5));
/// assert_eq!(policy.attempts(), 2);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct RetryPolicy {
    attempts: u32,
    backoff: Backoff,
    deadline: Option<Duration>,
    max_wait: Duration,
}

impl RetryPolicy {
    const fn preset(attempts: u32, base: u64, cap: u64, deadline: u64, max_wait: u64) -> Self {
        Self {
            attempts,
            backoff: Backoff::unchecked(Duration::from_millis(base), Duration::from_millis(cap)),
            deadline: Some(Duration::from_secs(deadline)),
            max_wait: Duration::from_secs(max_wait),
        }
    }

    /// For services and scripts: up to 4 attempts within 60 s.
    pub const fn standard() -> Self {
        Self::preset(4, 250, 10_000, 60, 30)
    }

    /// For when somebody waits: up to 3 attempts within 10 s, and no wait above 2 s.
    pub const fn interactive() -> Self {
        Self::preset(3, 100, 1_000, 10, 2)
    }

    /// For work that nobody waits for: up to 8 attempts within 10 min.
    pub const fn background() -> Self {
        Self::preset(8, 500, 60_000, 600, 120)
    }

    /// One attempt within 60 s, and no retry.
    pub const fn never() -> Self {
        Self::preset(1, 250, 10_000, 60, 30)
    }

    /// The most attempts of a call, the first included; at least 1.
    pub const fn with_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// The waits between attempts when the server names none.
    pub const fn with_backoff(mut self, backoff: Backoff) -> Self {
        self.backoff = backoff;
        self
    }

    /// The end of a call, all attempts and waits included, counted from its start; `None` for no
    /// end.
    pub fn with_deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.deadline = deadline.into();
        self
    }

    /// The longest single wait. A server that asks for a longer one ends the call at once, with
    /// the time to come back on the error.
    pub const fn with_max_wait(mut self, max_wait: Duration) -> Self {
        self.max_wait = max_wait;
        self
    }

    /// The most attempts of a call.
    #[must_use]
    pub const fn attempts(&self) -> u32 {
        self.attempts
    }

    /// The waits between attempts.
    #[must_use]
    pub const fn backoff(&self) -> Backoff {
        self.backoff
    }

    /// The end of a call, counted from its start.
    #[must_use]
    pub const fn deadline(&self) -> Option<Duration> {
        self.deadline
    }

    /// The longest single wait.
    #[must_use]
    pub const fn max_wait(&self) -> Duration {
        self.max_wait
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.attempts == 0 {
            return Err(Error::configuration(
                "the retry policy allows no attempt; one attempt is the least",
            ));
        }
        if self.deadline == Some(Duration::ZERO) {
            return Err(Error::configuration(
                "the retry policy's deadline is zero; no call could succeed",
            ));
        }
        Ok(())
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::standard()
    }
}
