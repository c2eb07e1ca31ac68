//! Quotas as servers usually tell them: this is asked after every call.
//!
//! That is one structured quota with its policy, or a bare number in each header. Anything else is
//! left to the whole reader.

use chrono::{DateTime, Utc};
use http::HeaderMap;

use super::{value, RateLimit};
use crate::response::find;

const BARE: [&str; 6] = [
    "ratelimit-limit",
    "x-ratelimit-limit",
    "ratelimit-remaining",
    "x-ratelimit-remaining",
    "ratelimit-reset",
    "x-ratelimit-reset",
];

/// The quota in `headers`, or `None` when it takes the whole reader.
pub(super) fn read(headers: &HeaderMap, now: DateTime<Utc>) -> Option<RateLimit> {
    let quota = line(headers, "ratelimit")?;
    let policy = line(headers, "ratelimit-policy")?;
    match (quota, policy) {
        (Some(quota), Some(policy)) => structured(quota, policy, now),
        (None, None) => bare(headers, now),
        _ => None,
    }
}

/// The only line of a header, if there is one; `None` when there are more.
fn line<'a>(headers: &'a HeaderMap, name: &str) -> Option<Option<&'a [u8]>> {
    match find(headers, name) {
        Some((_, true)) => None,
        Some((line, false)) => Some(Some(line.as_bytes())),
        None => Some(None),
    }
}

/// A bare number in each header, or no header.
fn bare(headers: &HeaderMap, now: DateTime<Utc>) -> Option<RateLimit> {
    let mut numbers = [None; BARE.len()];
    for (name, number) in BARE.into_iter().zip(&mut numbers) {
        if let Some(line) = line(headers, name)? {
            let (value, rest) = number_at(line)?;
            if !rest.is_empty() {
                return None;
            }
            *number = Some(value);
        }
    }
    let [limit, limit_x, remaining, remaining_x, reset, reset_x] = numbers;
    let time = |reset: Option<u64>| value::whole_reset(reset?, now);
    Some(RateLimit {
        limit: limit.or(limit_x),
        remaining: remaining.or(remaining_x),
        reset_at: time(reset).or_else(|| time(reset_x)),
        window: None,
        policy: None,
    })
}

/// `"default";r=50;t=30` with `"default";q=100;w=60`, which say all there is to say.
fn structured(quota: &[u8], policy: &[u8], now: DateTime<Utc>) -> Option<RateLimit> {
    let (name, [remaining, reset]) = member(quota, *b"rt")?;
    let (policy_name, [limit, window]) = member(policy, *b"qw")?;
    if name != policy_name {
        return None;
    }
    Some(RateLimit {
        limit: Some(limit),
        remaining: Some(remaining),
        reset_at: Some(value::whole_reset(reset, now)?),
        window: Some(value::whole_window(window)?),
        policy: Some(name.to_owned()),
    })
}

/// The name in quotes and the two parameters of a list of one member, which may have no other.
fn member(line: &[u8], keys: [u8; 2]) -> Option<(&str, [u64; 2])> {
    let line = line.strip_prefix(b"\"")?;
    let end = line.iter().position(|byte| *byte == b'"')?;
    let name = line.get(..end)?;
    let mut rest = line.get(end + 1..)?;
    let mut numbers = [0; 2];
    for (key, number) in keys.into_iter().zip(&mut numbers) {
        rest = rest.strip_prefix(b";")?;
        rest = rest.strip_prefix(b" ").unwrap_or(rest);
        rest = rest.strip_prefix(&[key, b'='])?;
        (*number, rest) = number_at(rest)?;
    }
    // An escaped quote would not have ended the name.
    let plain = rest.is_empty() && name.is_ascii() && !name.contains(&b'\\');
    let name = std::str::from_utf8(name).ok()?;
    plain.then_some((name, numbers))
}

/// The whole number at the start of `text`, of at most 18 digits, and what follows it.
fn number_at(text: &[u8]) -> Option<(u64, &[u8])> {
    let (mut number, mut rest) = (0, text);
    while let Some((digit @ b'0'..=b'9', after)) = rest.split_first() {
        number = number * 10 + u64::from(digit - b'0');
        rest = after;
        if text.len() - rest.len() > 18 {
            return None;
        }
    }
    (rest.len() < text.len()).then_some((number, rest))
}
