//! Quotas as servers usually tell them, read in one pass: this is asked after every call.
//!
//! That is one structured quota with its policy, or a bare number in each header. Anything else is
//! left to the whole reader.

use chrono::{DateTime, Utc};
use http::HeaderMap;

use super::{value, RateLimit};

/// The quota in `headers`, or `None` when it takes the whole reader.
pub(super) fn read(headers: &HeaderMap, now: DateTime<Utc>) -> Option<RateLimit> {
    let mut found = Found::default();
    for (name, line) in headers {
        let name = name.as_str();
        // Most names are told apart by their first letter, without a comparison of texts.
        let (numbers, name) = match name.as_bytes().first() {
            Some(b'r') => (&mut found.plain, name),
            Some(b'x') => (
                &mut found.prefixed,
                name.strip_prefix("x-").unwrap_or_default(),
            ),
            _ => continue,
        };
        let Some(entry) = name.strip_prefix("ratelimit") else {
            continue;
        };
        let place = match entry {
            "" => &mut numbers.quota,
            "-policy" => &mut numbers.policy,
            "-limit" => &mut numbers.limit,
            "-remaining" => &mut numbers.remaining,
            "-reset" => &mut numbers.reset,
            _ => return None,
        };
        let text = line.to_str().ok()?;
        if place.is_some() {
            return None;
        }
        *place = Some(text);
    }
    found.read(now)
}

/// The headers of one spelling, each at most once.
#[derive(Default)]
struct Lines<'a> {
    quota: Option<&'a str>,
    policy: Option<&'a str>,
    limit: Option<&'a str>,
    remaining: Option<&'a str>,
    reset: Option<&'a str>,
}

#[derive(Default)]
struct Found<'a> {
    plain: Lines<'a>,
    prefixed: Lines<'a>,
}

impl Found<'_> {
    fn read(&self, now: DateTime<Utc>) -> Option<RateLimit> {
        if self.prefixed.quota.or(self.prefixed.policy).is_some() {
            return None; // no document defines these
        }
        match (self.plain.quota, self.plain.policy) {
            (None, None) => self.bare(now),
            (Some(quota), Some(policy)) => structured(quota, policy, now),
            _ => None,
        }
    }

    /// A bare number in each header.
    fn bare(&self, now: DateTime<Utc>) -> Option<RateLimit> {
        let Self { plain, prefixed } = self;
        let lines = [
            plain.limit,
            plain.remaining,
            plain.reset,
            prefixed.limit,
            prefixed.remaining,
            prefixed.reset,
        ];
        if lines
            .into_iter()
            .flatten()
            .any(|line| line.contains([',', ';', '=', '"']))
        {
            return None;
        }
        let count = |text: Option<&str>| value::count(text?.trim());
        let time = |text: Option<&str>| value::reset(text?.trim(), now);
        Some(RateLimit {
            limit: count(plain.limit).or_else(|| count(prefixed.limit)),
            remaining: count(plain.remaining).or_else(|| count(prefixed.remaining)),
            reset_at: time(plain.reset).or_else(|| time(prefixed.reset)),
            window: None,
            policy: None,
        })
    }
}

/// `"default";r=50;t=30` with `"default";q=100;w=60`, which say all there is to say.
fn structured(quota: &str, policy: &str, now: DateTime<Utc>) -> Option<RateLimit> {
    let (name, [remaining, reset]) = member(quota, ["r", "t"])?;
    let (policy_name, [limit, window]) = member(policy, ["q", "w"])?;
    if name != policy_name {
        return None;
    }
    Some(RateLimit {
        limit: Some(value::count(limit)?),
        remaining: Some(value::count(remaining)?),
        reset_at: Some(value::reset(reset, now)?),
        window: Some(value::window(window)?),
        policy: Some(name.to_owned()),
    })
}

/// The name in quotes and the two parameters of a list of one member, which may have no other.
fn member<'a>(line: &'a str, keys: [&str; 2]) -> Option<(&'a str, [&'a str; 2])> {
    let (name, parameters) = line.strip_prefix('"')?.split_once('"')?;
    let (first, second) = parameters.strip_prefix(';')?.split_once(';')?;
    let [first_key, second_key] = keys;
    let first = first.trim().strip_prefix(first_key)?.strip_prefix('=')?;
    let second = second.trim().strip_prefix(second_key)?.strip_prefix('=')?;
    // An escaped quote would not have ended the name.
    let plain = !name.contains('\\') && !second.contains([',', ';', '"']);
    plain.then_some((name, [first, second]))
}
