//! The limiter of one process, which knows what the answers of all its callers said.

use std::future::ready;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Duration as Span, Utc};

use super::{Admission, Admitting, Lane, RateLimiter};
use crate::rate_limit::RateLimit;

/// Learns limit, remaining requests and reset from the headers of every answer.
///
/// It holds requests back when the server has said that none are left, or has refused one with
/// 429: then no caller sends before the reset. With [`paced`](Self::paced) it also spreads the
/// [`Lane::Background`] over the rest of the window, so that the limit is not reached and
/// [`Lane::Interactive`] finds requests left.
#[derive(Debug, Default)]
pub struct LearnedLimiter {
    paced: bool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    limit: Option<RateLimit>,
    /// Requests sent since `limit` was told.
    sent: u64,
    held_until: Option<DateTime<Utc>>,
    next_slot: Option<DateTime<Utc>>,
}

impl LearnedLimiter {
    /// Holds back only when nothing is left.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Spreads the background lane over the window as well.
    #[must_use]
    pub fn paced() -> Self {
        Self {
            paced: true,
            ..Self::default()
        }
    }

    /// Takes a request out of the limit if one may go at `now`; otherwise the time to wait.
    ///
    /// # Errors
    ///
    /// The time until a request may go.
    pub fn try_acquire(&self, lane: Lane, now: DateTime<Utc>) -> Result<(), std::time::Duration> {
        let mut state = self.state();
        state.forget_what_is_over(now);
        let slot = state.next_slot;
        match state.admit(self.paced, lane, now) {
            Admission::Now => Ok(()),
            Admission::After(wait) => {
                // Not taken: the slot is given back.
                state.next_slot = slot;
                state.sent = state.sent.saturating_sub(1);
                Err(wait)
            }
            Admission::Held(wait) => Err(wait),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No code under the lock panics, and a limit half told is still a limit.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl RateLimiter for LearnedLimiter {
    fn admit(&self, lane: Lane, now: DateTime<Utc>) -> Admitting<'_> {
        Box::pin(ready(self.state().admit(self.paced, lane, now)))
    }

    fn learn(&self, limit: Option<&RateLimit>, refused_until: Option<DateTime<Utc>>) {
        let mut state = self.state();
        if let Some(limit) = limit {
            state.told(limit);
        }
        state.held_until = state.held_until.max(refused_until);
    }

    fn snapshot(&self) -> Option<RateLimit> {
        self.state().limit.clone()
    }
}

impl State {
    fn admit(&mut self, paced: bool, lane: Lane, now: DateTime<Utc>) -> Admission {
        self.forget_what_is_over(now);
        if let Some(until) = self.held_until {
            return Admission::Held(wait(until - now));
        }
        self.sent = self.sent.saturating_add(1);
        if !paced || lane == Lane::Interactive {
            return Admission::Now;
        }
        let slot = self.next_slot.map_or(now, |slot| slot.max(now));
        self.next_slot = Some(slot + self.interval(now));
        if slot > now {
            Admission::After(wait(slot - now))
        } else {
            Admission::Now
        }
    }

    /// The time between two background requests: what is left of the window by what is left of
    /// the limit.
    fn interval(&self, now: DateTime<Utc>) -> Span {
        let Some(limit) = &self.limit else {
            return Span::zero();
        };
        let (Some(remaining), Some(reset)) = (limit.remaining(), limit.reset_at()) else {
            return Span::zero();
        };
        let left = i32::try_from(remaining.saturating_sub(self.sent)).unwrap_or(i32::MAX);
        (reset - now).max(Span::zero()) / left.max(1)
    }

    fn told(&mut self, limit: &RateLimit) {
        // Answers overtake each other: of one window, the one with fewer requests left is newer.
        let older = self.limit.as_ref().is_some_and(|known| {
            known.reset_at() == limit.reset_at() && known.remaining() < limit.remaining()
        });
        if older {
            return;
        }
        self.limit = Some(limit.clone());
        self.sent = 0;
        if limit.is_exhausted() {
            self.held_until = self.held_until.max(limit.reset_at());
        }
    }

    fn forget_what_is_over(&mut self, now: DateTime<Utc>) {
        let over = |at: Option<DateTime<Utc>>| at.is_some_and(|at| at <= now);
        if over(self.held_until) {
            self.held_until = None;
        }
        if over(self.limit.as_ref().and_then(RateLimit::reset_at)) {
            self.limit = None;
            self.sent = 0;
            self.next_slot = None;
        }
    }
}

fn wait(span: Span) -> std::time::Duration {
    span.to_std().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Lane, LearnedLimiter, RateLimiter};
    use crate::rate_limit::RateLimit;
    use chrono::{DateTime, TimeZone, Utc};
    use http::HeaderMap;
    use std::time::Duration;

    fn at(seconds: i64) -> DateTime<Utc> {
        Utc.timestamp_opt(1_700_000_000 + seconds, 0).unwrap()
    }

    fn told(remaining: &str, reset: &str) -> RateLimit {
        let mut headers = HeaderMap::new();
        headers.insert("ratelimit-limit", "100".parse().unwrap());
        headers.insert("ratelimit-remaining", remaining.parse().unwrap());
        headers.insert("ratelimit-reset", reset.parse().unwrap());
        RateLimit::from_headers(&headers, at(0)).unwrap()
    }

    #[test]
    fn nothing_known_nothing_held() {
        let limiter = LearnedLimiter::new();
        for _ in 0..1_000 {
            assert_eq!(limiter.try_acquire(Lane::Background, at(0)), Ok(()));
        }
        assert_eq!(limiter.snapshot(), None);
    }

    #[test]
    fn an_empty_window_holds_everybody_until_its_reset() {
        let limiter = LearnedLimiter::new();
        limiter.learn(Some(&told("0", "30")), None);
        for lane in [Lane::Interactive, Lane::Background] {
            let wait = limiter.try_acquire(lane, at(10));
            assert_eq!(wait, Err(Duration::from_secs(20)));
            assert_eq!(limiter.try_acquire(lane, at(30)), Ok(()));
            limiter.learn(Some(&told("0", "30")), None);
        }
    }

    #[test]
    fn one_callers_refusal_is_everybodys() {
        let limiter = LearnedLimiter::new();
        limiter.learn(None, Some(at(7)));
        limiter.learn(Some(&told("50", "30")), None);
        let wait = limiter.try_acquire(Lane::Interactive, at(0));
        assert_eq!(wait, Err(Duration::from_secs(7)));
        assert_eq!(limiter.try_acquire(Lane::Interactive, at(7)), Ok(()));
    }

    #[test]
    fn pacing_spreads_the_background_and_lets_the_interactive_pass() {
        let limiter = LearnedLimiter::paced();
        limiter.learn(Some(&told("11", "60")), None);
        assert_eq!(limiter.try_acquire(Lane::Background, at(0)), Ok(()));
        let wait = limiter.try_acquire(Lane::Background, at(0)).unwrap_err();
        assert_eq!(wait, Duration::from_secs(6));
        assert_eq!(limiter.try_acquire(Lane::Interactive, at(0)), Ok(()));
        assert_eq!(limiter.try_acquire(Lane::Background, at(6)), Ok(()));
    }

    #[test]
    fn an_answer_that_was_overtaken_changes_nothing() {
        let limiter = LearnedLimiter::new();
        limiter.learn(Some(&told("5", "60")), None);
        limiter.learn(Some(&told("9", "60")), None);
        let snapshot = limiter.snapshot().unwrap();
        assert_eq!(snapshot.remaining(), Some(5));
    }
}
