//! The limiter of one process, which knows what the answers of all its callers said.

use std::future::ready;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Duration as Span, Utc};

use super::{Account, Admission, Admitting, Asking, Lane, RateLimiter};
use crate::rate_limit::RateLimit;

/// The most accounts whose limits are kept; a program rarely has more keys than that.
const ACCOUNTS: usize = 64;

/// Learns limit, remaining requests and reset from the headers of every answer,
/// for each base URL and key of its own.
///
/// It holds requests back when the server has said that none are left, or has refused one with
/// 429: then no caller sends before the reset. With [`paced`](Self::paced) it also spreads the
/// [`Lane::Background`] over the rest of the window, so that the limit is not reached and
/// [`Lane::Interactive`] finds requests left.
#[derive(Debug, Default)]
pub struct LearnedLimiter {
    paced: bool,
    states: Mutex<Vec<(Account, State)>>,
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

    fn admitted(&self, asking: Asking) -> Admission {
        self.with(asking.account(), |state| state.admit(self.paced, asking))
    }

    /// Runs `act` on what is known of `account`.
    fn with<T>(&self, account: Account, act: impl FnOnce(&mut State) -> T) -> T {
        // No code under the lock panics, and a limit half told is still a limit.
        let mut states = self.states.lock().unwrap_or_else(PoisonError::into_inner);
        // The account of the last call is most likely that of the next.
        if let Some((_, state)) = states.last_mut().filter(|(known, _)| *known == account) {
            return act(state);
        }
        let known = states.iter().position(|(known, _)| *known == account);
        let mut entry = match known {
            Some(place) => states.swap_remove(place),
            None => (account, State::default()),
        };
        let result = act(&mut entry.1);
        if states.len() == ACCOUNTS {
            states.swap_remove(0);
        }
        states.push(entry);
        result
    }
}

impl RateLimiter for LearnedLimiter {
    fn admit(&self, asking: Asking) -> Admitting<'_> {
        Box::pin(ready(self.admitted(asking)))
    }

    fn try_admit(&self, asking: Asking) -> Option<Admission> {
        Some(self.admitted(asking))
    }

    fn learn(
        &self,
        account: Account,
        limit: Option<&RateLimit>,
        refused_until: Option<DateTime<Utc>>,
    ) {
        if limit.is_none() && refused_until.is_none() {
            return;
        }
        self.with(account, |state| {
            if let Some(limit) = limit {
                state.told(limit);
            }
            state.held_until = state.held_until.max(refused_until);
        });
    }

    fn snapshot(&self, account: Account) -> Option<RateLimit> {
        self.with(account, |state| state.limit.clone())
    }
}

impl State {
    fn admit(&mut self, paced: bool, asking: Asking) -> Admission {
        let now = asking.now();
        self.forget_what_is_over(now);
        if let Some(until) = self.held_until {
            return Admission::Held(wait(until - now));
        }
        if !paced || asking.lane() == Lane::Interactive {
            self.sent = self.sent.saturating_add(1);
            return Admission::Now;
        }
        let slot = self.next_slot.map_or(now, |slot| slot.max(now));
        let wait = wait(slot - now);
        if wait > asking.patience() {
            // It will not be sent, so the slot stays for another.
            return Admission::Held(wait);
        }
        self.sent = self.sent.saturating_add(1);
        self.next_slot = slot.checked_add_signed(self.interval(now));
        if wait.is_zero() {
            Admission::Now
        } else {
            Admission::After(wait)
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
            is_same_window(known.reset_at(), limit.reset_at())
                && known.remaining() < limit.remaining()
        });
        if older {
            return;
        }
        match &mut self.limit {
            Some(known) => known.clone_from(limit),
            known => *known = Some(limit.clone()),
        }
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

/// Whether two answers tell of one window. Resets in whole seconds from now differ by up to one.
fn is_same_window(one: Option<DateTime<Utc>>, other: Option<DateTime<Utc>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            one.timestamp_millis().abs_diff(other.timestamp_millis()) <= 1_000
        }
        (one, other) => one == other,
    }
}

fn wait(span: Span) -> std::time::Duration {
    span.to_std().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Account, Admission, Asking, Lane, LearnedLimiter, RateLimiter};
    use crate::rate_limit::RateLimit;
    use chrono::{DateTime, TimeZone, Utc};
    use http::HeaderMap;
    use std::time::Duration;

    fn at(seconds: i64) -> DateTime<Utc> {
        Utc.timestamp_opt(1_700_000_000 + seconds, 0).unwrap()
    }

    fn account() -> Account {
        Account::new("https://tides.example", Some("key"))
    }

    /// A request that cannot wait, and how long it would have to.
    fn ask(limiter: &LearnedLimiter, lane: Lane, now: DateTime<Utc>) -> Result<(), Duration> {
        let asking = Asking::new(account(), lane, now, Duration::ZERO);
        match limiter.with(account(), |state| state.admit(limiter.paced, asking)) {
            Admission::Now => Ok(()),
            Admission::After(wait) | Admission::Held(wait) => Err(wait),
        }
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
            assert_eq!(ask(&limiter, Lane::Background, at(0)), Ok(()));
        }
        assert_eq!(limiter.snapshot(account()), None);
    }

    #[test]
    fn an_empty_window_holds_everybody_until_its_reset() {
        let limiter = LearnedLimiter::new();
        limiter.learn(account(), Some(&told("0", "30")), None);
        for lane in [Lane::Interactive, Lane::Background] {
            let wait = ask(&limiter, lane, at(10));
            assert_eq!(wait, Err(Duration::from_secs(20)));
            assert_eq!(ask(&limiter, lane, at(30)), Ok(()));
            limiter.learn(account(), Some(&told("0", "30")), None);
        }
    }

    #[test]
    fn one_callers_refusal_is_everybodys() {
        let limiter = LearnedLimiter::new();
        limiter.learn(account(), None, Some(at(7)));
        limiter.learn(account(), Some(&told("50", "30")), None);
        let wait = ask(&limiter, Lane::Interactive, at(0));
        assert_eq!(wait, Err(Duration::from_secs(7)));
        assert_eq!(ask(&limiter, Lane::Interactive, at(7)), Ok(()));
    }

    #[test]
    fn pacing_spreads_the_background_and_lets_the_interactive_pass() {
        let limiter = LearnedLimiter::paced();
        limiter.learn(account(), Some(&told("11", "60")), None);
        assert_eq!(ask(&limiter, Lane::Background, at(0)), Ok(()));
        let wait = ask(&limiter, Lane::Background, at(0)).unwrap_err();
        assert_eq!(wait, Duration::from_secs(6));
        assert_eq!(ask(&limiter, Lane::Interactive, at(0)), Ok(()));
        assert_eq!(ask(&limiter, Lane::Background, at(6)), Ok(()));
    }

    #[test]
    fn an_answer_that_was_overtaken_changes_nothing() {
        let limiter = LearnedLimiter::new();
        limiter.learn(account(), Some(&told("5", "60")), None);
        limiter.learn(account(), Some(&told("9", "60")), None);
        let snapshot = limiter.snapshot(account()).unwrap();
        assert_eq!(snapshot.remaining(), Some(5));
    }

    #[test]
    fn those_who_cannot_wait_take_no_slot() {
        let limiter = LearnedLimiter::paced();
        limiter.learn(account(), Some(&told("21", "60")), None);
        assert_eq!(ask(&limiter, Lane::Background, at(0)), Ok(()));
        for _ in 0..8 {
            let wait = ask(&limiter, Lane::Background, at(0));
            assert_eq!(wait, Err(Duration::from_secs(3)));
        }
        assert_eq!(ask(&limiter, Lane::Background, at(3)), Ok(()));
    }

    #[test]
    fn each_key_has_a_limit_of_its_own_and_old_ones_are_forgotten() {
        let limiter = LearnedLimiter::new();
        let other = |key: &str| Account::new("https://tides.example", Some(key));
        limiter.learn(other("other"), Some(&told("0", "30")), None);
        assert_eq!(ask(&limiter, Lane::Interactive, at(0)), Ok(()));
        assert!(limiter.snapshot(other("other")).is_some());
        for number in 0..1_000 {
            limiter.learn(other(&number.to_string()), Some(&told("5", "30")), None);
        }
        let kept = limiter.states.lock().map(|states| states.len());
        assert_eq!(kept.ok(), Some(super::ACCOUNTS));
    }
}
