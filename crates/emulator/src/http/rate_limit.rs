//! Request quotas in fixed windows, and the eight headers that tell the caller about them on every answer.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use http::header::HeaderName;

use super::answer::Answer;
use super::auth::Caller;

/// How many requests a caller may send in one window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    per_token: u32,
    per_client: u32,
    window: Duration,
    enforced: bool,
}

impl RateLimit {
    /// The quotas of the real API: 720 requests per token and 300 per address in 60 s.
    #[must_use]
    pub fn vendor() -> Self {
        Self {
            per_token: 720,
            per_client: 300,
            window: Duration::from_secs(60),
            enforced: true,
        }
    }

    /// `requests` per window for tokens and addresses alike. A window shorter than 1 s counts as 1 s.
    #[must_use]
    pub fn new(requests: u32, window: Duration) -> Self {
        let window = window.max(Duration::from_secs(1));
        Self {
            per_token: requests,
            per_client: requests,
            window,
            enforced: true,
        }
    }

    /// Nobody is refused; the headers show an untouched quota.
    #[must_use]
    pub fn unlimited() -> Self {
        Self {
            enforced: false,
            ..Self::vendor()
        }
    }

    fn quota(&self, caller: Caller) -> u32 {
        match caller {
            Caller::Token(_) => self.per_token,
            Caller::Client(_) => self.per_client,
        }
    }
}

/// The window of one caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CallerWindow {
    /// Eight hexadecimal digits that tell tokens apart, never the token; or the address of a caller
    /// without an accepted one.
    pub(crate) caller: String,
    /// `token` or `client`.
    pub(crate) class: &'static str,
    /// Requests in the window.
    pub(crate) limit: u32,
    /// Requests so far, refused ones included.
    pub(crate) used: u32,
    /// When the next window can begin.
    pub(crate) resets_at: DateTime<Utc>,
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
    windows: Mutex<HashMap<Caller, (DateTime<Utc>, u32)>>,
}

impl Limiter {
    pub(crate) fn new(rules: RateLimit) -> Self {
        Self {
            rules,
            windows: Mutex::default(),
        }
    }

    /// Counts one request.
    pub(crate) fn count(&self, caller: Caller, now: DateTime<Utc>) -> Standing {
        let limit = self.rules.quota(caller);
        let length = TimeDelta::from_std(self.rules.window).unwrap_or(TimeDelta::MAX);
        let end = now
            .checked_add_signed(length)
            .unwrap_or(DateTime::<Utc>::MAX_UTC);
        let (resets_at, used) = if self.rules.enforced {
            let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
            let window = windows.entry(caller).or_insert((end, 0));
            if window.0 <= now {
                *window = (end, 0);
            }
            window.1 = window.1.saturating_add(1);
            *window
        } else {
            (end, 0)
        };
        // Rounded up, so that a caller who waits this long is not early.
        let millis = u64::try_from((resets_at - now).num_milliseconds()).unwrap_or_default();
        Standing {
            limit,
            remaining: limit.saturating_sub(used),
            window: self.rules.window.as_secs(),
            resets_at,
            resets_in: millis.div_ceil(1000),
            exceeded: used > limit,
        }
    }
}

impl Limiter {
    /// The windows that have not ended, in the order of the callers.
    pub(crate) fn callers(&self, now: DateTime<Utc>) -> Vec<CallerWindow> {
        let windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let current = windows.iter().filter(|(_, (end, _))| now < *end);
        let mut callers: Vec<_> = current
            .map(|(caller, (end, used))| CallerWindow {
                caller: caller.to_string(),
                class: match caller {
                    Caller::Token(_) => "token",
                    Caller::Client(_) => "client",
                },
                limit: self.rules.quota(*caller),
                used: *used,
                resets_at: *end,
            })
            .collect();
        callers.sort_unstable_by(|a, b| (a.class, &a.caller).cmp(&(b.class, &b.caller)));
        callers
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
