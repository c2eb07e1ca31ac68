//! Request quotas in fixed windows, and the eight headers that tell the caller about them.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use http::header::HeaderName;
use serde::Serialize;

use super::answer::Answer;
use super::auth::{Caller, Class, Credentials};

/// How many requests a caller may send in one window.
///
/// ```
/// use std::time::Duration;
/// use linkbreakers_emulator::RateLimit;
///
/// // As the real API, but for addresses without a token.
/// let limit = RateLimit::vendor().per_client(20);
/// // Ten requests in five seconds, for everybody.
/// let small = RateLimit::new(10, Duration::from_secs(5));
/// assert_ne!(limit, small);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct RateLimit {
    per_token: u32,
    per_session: u32,
    per_client: u32,
    window: Duration,
    enforced: bool,
}

impl RateLimit {
    /// The quotas of the real API: 720 requests per workspace token, 600 per token of a session or
    /// of OAuth, and 300 per address without an accepted token, in 60 s.
    pub fn vendor() -> Self {
        Self {
            per_token: 720,
            per_session: 600,
            per_client: 300,
            window: Duration::from_secs(60),
            enforced: true,
        }
    }

    /// `requests` per window for tokens and addresses alike. A window shorter than 1 s counts as 1 s.
    pub fn new(requests: u32, window: Duration) -> Self {
        Self::vendor()
            .per_token(requests)
            .per_session(requests)
            .per_client(requests)
            .window(window)
    }

    /// Nobody is counted or refused, and answers have none of the headers.
    pub fn unlimited() -> Self {
        Self {
            enforced: false,
            ..Self::vendor()
        }
    }

    /// Requests per workspace token and window.
    pub fn per_token(self, requests: u32) -> Self {
        Self {
            per_token: requests,
            ..self
        }
    }

    /// Requests per [session token](crate::AccessToken::session) and window.
    pub fn per_session(self, requests: u32) -> Self {
        Self {
            per_session: requests,
            ..self
        }
    }

    /// Requests per address and window, of callers without an accepted token.
    pub fn per_client(self, requests: u32) -> Self {
        Self {
            per_client: requests,
            ..self
        }
    }

    /// The length of a window, which begins with a caller's first request; at least 1 s.
    pub fn window(self, window: Duration) -> Self {
        Self {
            window: window.max(Duration::from_secs(1)),
            ..self
        }
    }

    fn quota(&self, class: Class) -> u32 {
        match class {
            Class::Token => self.per_token,
            Class::Session => self.per_session,
            Class::Client => self.per_client,
        }
    }
}

/// The numbers in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RateLimitRules {
    /// Whether anybody is refused.
    pub enforced: bool,
    /// Requests per workspace token and window.
    pub per_token: u32,
    /// Requests per session token and window.
    pub per_session: u32,
    /// Requests per address and window.
    pub per_client: u32,
    /// The length of a window.
    pub window_seconds: u64,
}

/// The window of one caller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CallerWindow {
    /// Eight hexadecimal digits that tell tokens apart, never the token; or the address of a caller
    /// without an accepted one.
    pub caller: String,
    /// `token`, `session` or `client`.
    pub class: &'static str,
    /// Requests in the window.
    pub limit: u32,
    /// Requests so far, refused ones included.
    pub used: u32,
    /// Requests that are left.
    pub remaining: u32,
    /// When the next window can begin.
    pub resets_at: DateTime<Utc>,
}

/// The state of one caller's window after a request was counted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Standing {
    limit: u32,
    remaining: u32,
    window: u64,
    resets_at: DateTime<Utc>,
    resets_in: u64,
    pub(crate) exceeded: bool,
}

/// Counts requests per caller.
pub(crate) struct Limiter {
    rules: RateLimit,
    windows: Mutex<HashMap<Caller, Window>>,
}

#[derive(Clone, Copy)]
struct Window {
    class: Class,
    end: DateTime<Utc>,
    used: u32,
}

impl Limiter {
    pub(crate) fn new(rules: RateLimit) -> Self {
        Self {
            rules,
            windows: Mutex::default(),
        }
    }

    /// Counts one request; `None` without a limit.
    pub(crate) fn count(&self, of: &Credentials, now: DateTime<Utc>) -> Option<Standing> {
        if !self.rules.enforced {
            return None;
        }
        let limit = self.rules.quota(of.class);
        let fresh = Window {
            class: of.class,
            end: self.end(now),
            used: 0,
        };
        let window = {
            let mut windows = self.lock();
            // A sweep at each doubling keeps the table small without a scan per request.
            if windows.len().is_power_of_two() {
                windows.retain(|_, window| self.is_current(window, now));
            }
            let window = windows.entry(of.caller).or_insert(fresh);
            if !self.is_current(window, now) {
                *window = fresh;
            }
            window.used = window.used.saturating_add(1);
            *window
        };
        // Rounded up, so that a caller who waits this long is not early.
        let millis = u64::try_from((window.end - now).num_milliseconds()).unwrap_or_default();
        Some(Standing {
            limit,
            remaining: limit.saturating_sub(window.used),
            window: self.rules.window.as_secs(),
            resets_at: window.end,
            resets_in: millis.div_ceil(1000),
            exceeded: window.used > limit,
        })
    }

    pub(crate) fn rules(&self) -> RateLimitRules {
        RateLimitRules {
            enforced: self.rules.enforced,
            per_token: self.rules.per_token,
            per_session: self.rules.per_session,
            per_client: self.rules.per_client,
            window_seconds: self.rules.window.as_secs(),
        }
    }

    /// The windows that have not ended, in the order of the callers.
    pub(crate) fn callers(&self, now: DateTime<Utc>) -> Vec<CallerWindow> {
        let windows = self.lock();
        let current = windows
            .iter()
            .filter(|(_, window)| self.is_current(window, now));
        let mut callers: Vec<_> = current
            .map(|(caller, window)| {
                let limit = self.rules.quota(window.class);
                CallerWindow {
                    caller: caller.to_string(),
                    class: window.class.name(),
                    limit,
                    used: window.used,
                    remaining: limit.saturating_sub(window.used),
                    resets_at: window.end,
                }
            })
            .collect();
        callers.sort_unstable_by(|a, b| (a.class, &a.caller).cmp(&(b.class, &b.caller)));
        callers
    }

    /// Lets everybody begin with a new window.
    pub(crate) fn reset(&self) {
        self.lock().clear();
    }

    /// One that ends later than a window from now is from before the clock was set back.
    fn is_current(&self, window: &Window, now: DateTime<Utc>) -> bool {
        now < window.end && window.end <= self.end(now)
    }

    fn end(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let length = TimeDelta::from_std(self.rules.window).unwrap_or(TimeDelta::MAX);
        now.checked_add_signed(length)
            .unwrap_or(DateTime::<Utc>::MAX_UTC)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Caller, Window>> {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Standing {
    /// Seconds until the window ends.
    pub(crate) fn retry_after(&self) -> String {
        self.resets_in.max(1).to_string()
    }

    /// Writes the headers: both forms of the IETF draft and the `X-` set.
    pub(crate) fn write(&self, answer: &mut Answer) {
        let (limit, remaining) = (self.limit.to_string(), self.remaining.to_string());
        let unix = self.resets_at.timestamp().to_string();
        let set = |answer: &mut Answer, name, value: &str| {
            answer.set(HeaderName::from_static(name), value)
        };
        set(
            answer,
            "ratelimit-policy",
            &format!("\"default\";q={limit};w={}", self.window),
        );
        set(
            answer,
            "ratelimit",
            &format!("\"default\";r={remaining};t={}", self.resets_in),
        );
        set(answer, "ratelimit-limit", &limit);
        set(answer, "ratelimit-remaining", &remaining);
        // Seconds from now, as the draft has it; only the X- header is a Unix time.
        set(answer, "ratelimit-reset", &self.resets_in.to_string());
        set(answer, "x-ratelimit-limit", &limit);
        set(answer, "x-ratelimit-remaining", &remaining);
        set(answer, "x-ratelimit-reset", &unix);
    }
}
