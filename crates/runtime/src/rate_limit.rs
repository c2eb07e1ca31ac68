//! What a server says about its request quota, whichever of the four header families it speaks.
//!
//! In order of preference, merged field by field:
//!
//! 1. `RateLimit: "default";r=50;t=30` with `RateLimit-Policy: "default";q=100;w=60`, the
//!    structured fields ([RFC 9651](https://www.rfc-editor.org/rfc/rfc9651)) of
//!    [draft-ietf-httpapi-ratelimit-headers], version 08 and later;
//! 2. `RateLimit: limit=100, remaining=50, reset=30` with `RateLimit-Policy: 100;w=60`, its
//!    version 07;
//! 3. `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset`, its versions up to 06;
//! 4. the same three names after `X-`, which no document defines.
//!
//! [draft-ietf-httpapi-ratelimit-headers]: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/

mod fields;
mod policy;
mod usual;
mod value;

use std::cmp::Reverse;
use std::time::Duration;

use chrono::{DateTime, Utc};
use http::HeaderMap;

use fields::{Lines, Member};
use policy::Policy;

/// The request quota as one response told it.
///
/// It is a snapshot: other requests with the same credentials change it. What the response did not
/// say, or said in a way that makes no sense, is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateLimit {
    limit: Option<u64>,
    remaining: Option<u64>,
    reset_at: Option<DateTime<Utc>>,
    window: Option<Duration>,
    policy: Option<String>,
}

impl RateLimit {
    /// Reads the headers of a response that came at `now`; `None` when they say nothing.
    ///
    /// Of several quotas the one with the fewest requests left counts; of several that are used
    /// up, the one that lasts longest. Quotas of other units than requests, such as bytes, are
    /// ignored, and so is what follows the 32nd quota of a header.
    ///
    /// Servers disagree on what a reset is, so its size decides: below 10⁹ it is seconds from
    /// `now`, from 10¹² on milliseconds since 1970, and seconds since 1970 between the two.
    ///
    /// ```
    /// use linkbreakers_runtime::RateLimit;
    ///
    /// let mut headers = http::HeaderMap::new();
    /// headers.insert("RateLimit", http::HeaderValue::from_static(r#""default";r=0;t=30"#));
    /// let now = chrono::Utc::now();
    /// let rate_limit = RateLimit::from_headers(&headers, now);
    /// assert!(rate_limit.map_or(false, |rate_limit| rate_limit.is_exhausted()));
    /// ```
    #[must_use]
    pub fn from_headers(headers: &HeaderMap, now: DateTime<Utc>) -> Option<Self> {
        let read = match usual::read(headers, now) {
            Some(read) => read,
            None => Self::from_lines(&Lines::of(headers)?, now),
        };
        read.says_something().then_some(read)
    }

    /// Reads all kinds of headers.
    fn from_lines(lines: &Lines<'_>, now: DateTime<Utc>) -> Self {
        let policies = Policy::all(lines);
        let current = tightest(lines, now);
        let stated_limit =
            stated(lines, "limit", "ratelimit-limit", "x-ratelimit-limit").find_map(value::count);
        let named = current.as_ref().and_then(|current| {
            let name = Some(current.name());
            policies.iter().find(|policy| policy.name == name)
        });
        // Without a name the quota tells which policy is meant; the first one is a guess that is
        // only made where it cannot mix the numbers of two quotas.
        let policy = named
            .or_else(|| {
                let quota = Some(stated_limit?);
                policies.iter().find(|policy| policy.quota == quota)
            })
            .or_else(|| {
                let first = policies.first()?;
                (current.is_none() || policies.len() == 1).then_some(first)
            });
        Self {
            limit: named
                .and_then(|policy| policy.quota)
                .or(stated_limit)
                .or_else(|| policy?.quota),
            remaining: current
                .as_ref()
                .and_then(|current| value::count(current.get("r")?))
                .or_else(|| {
                    stated(
                        lines,
                        "remaining",
                        "ratelimit-remaining",
                        "x-ratelimit-remaining",
                    )
                    .find_map(value::count)
                }),
            reset_at: current
                .as_ref()
                .and_then(|current| value::reset(current.get("t")?, now))
                .or_else(|| {
                    stated(lines, "reset", "ratelimit-reset", "x-ratelimit-reset")
                        .find_map(|text| value::reset(text, now))
                }),
            window: policy.and_then(|policy| policy.window),
            policy: current
                .as_ref()
                .map(Member::name)
                .or_else(|| policy?.name)
                .map(fields::unescaped),
        }
    }

    /// How many requests the quota allows in one [`window`](Self::window).
    #[must_use]
    pub fn limit(&self) -> Option<u64> {
        self.limit
    }

    /// How many requests are left; 0 when the server gave a negative number.
    #[must_use]
    pub fn remaining(&self) -> Option<u64> {
        self.remaining
    }

    /// When the quota is renewed: not before the response came, and at most 366 days after it.
    #[must_use]
    pub fn reset_at(&self) -> Option<DateTime<Utc>> {
        self.reset_at
    }

    /// The time that [`limit`](Self::limit) is for: more than nothing, and at most 366 days.
    #[must_use]
    pub fn window(&self) -> Option<Duration> {
        self.window
    }

    /// The server's name for the quota, such as `default`.
    #[must_use]
    pub fn policy(&self) -> Option<&str> {
        self.policy.as_deref()
    }

    /// Whether the server said that no request is left.
    #[must_use]
    pub fn is_exhausted(&self) -> bool {
        self.remaining == Some(0)
    }

    fn says_something(&self) -> bool {
        self.limit.is_some()
            || self.remaining.is_some()
            || self.reset_at.is_some()
            || self.window.is_some()
            || self.policy.is_some()
    }
}

/// The structured `RateLimit` member that leaves the fewest requests.
fn tightest<'a>(lines: &Lines<'a>, now: DateTime<Utc>) -> Option<Member<'a>> {
    let other_units: Vec<&str> = lines
        .members("ratelimit-policy")
        .filter(|policy| !policy::counts_requests(policy))
        .map(|policy| policy.name())
        .collect();
    lines
        .members("ratelimit")
        .filter(|member| !other_units.contains(&member.name()))
        .filter_map(|member| {
            let left = value::count(member.get("r")?)?;
            let reset_at = member.get("t").and_then(|text| value::reset(text, now));
            Some((left, Reverse(reset_at), member))
        })
        .min_by_key(|(left, reset_at, _)| (*left, *reset_at))
        .map(|(_, _, member)| member)
}

/// What the headers of the unstructured kinds say, the preferred ones first.
fn stated<'l, 'a: 'l>(
    lines: &'l Lines<'a>,
    entry: &'static str,
    plain: &'static str,
    prefixed: &'static str,
) -> impl Iterator<Item = &'a str> + 'l {
    let in_dictionary = lines.members("ratelimit").filter_map(move |member| {
        let (key, value) = member.head().split_once('=')?;
        (key.trim() == entry).then(|| value.trim())
    });
    in_dictionary
        .chain(lines.members(plain).map(|member| member.head()))
        .chain(lines.members(prefixed).map(|member| member.head()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
