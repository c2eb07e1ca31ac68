//! Quotas as most servers tell them, a bare number in each header, read without more ado.
//!
//! It is asked after every call, and what it cannot read is left to the whole reader.

use chrono::{DateTime, Utc};
use http::HeaderMap;

use super::{value, RateLimit};

/// What makes a value more than a number: members, parameters, keys and quotes.
const STRUCTURE: [char; 4] = [',', ';', '=', '"'];

/// The texts of limit, remaining and reset.
type Texts<'a> = [Option<&'a str>; 3];

/// The quota in `headers`, or `None` when it takes the whole reader.
pub(super) fn read(headers: &HeaderMap, now: DateTime<Utc>) -> Option<RateLimit> {
    let (mut plain, mut prefixed) = (Texts::default(), Texts::default());
    for (name, line) in headers {
        let name = name.as_str();
        // Most names are told apart by their first letter, without a comparison of texts.
        let (texts, name) = match name.as_bytes().first() {
            Some(b'r') => (&mut plain, name),
            Some(b'x') => (&mut prefixed, name.strip_prefix("x-").unwrap_or_default()),
            _ => continue,
        };
        let Some(entry) = name.strip_prefix("ratelimit") else {
            continue;
        };
        let [limit, remaining, reset] = texts;
        let place = match entry {
            "-limit" => limit,
            "-remaining" => remaining,
            "-reset" => reset,
            _ => return None,
        };
        let text = line.to_str().ok()?;
        if place.is_some() || text.contains(STRUCTURE) {
            return None;
        }
        *place = Some(text.trim());
    }
    let [limit, remaining, reset] = plain;
    let [other_limit, other_remaining, other_reset] = prefixed;
    let count = |text: Option<&str>| text.and_then(value::count);
    let time = |text: Option<&str>| text.and_then(|text| value::reset(text, now));
    Some(RateLimit {
        limit: count(limit).or_else(|| count(other_limit)),
        remaining: count(remaining).or_else(|| count(other_remaining)),
        reset_at: time(reset).or_else(|| time(other_reset)),
        window: None,
        policy: None,
    })
}
