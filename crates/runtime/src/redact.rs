//! Keeps the key out of what comes back: a server or gateway may echo the request in its answer.

use std::borrow::Cow;

use crate::idempotency::IdempotencyKey;

/// What stands in the place of a secret.
pub(crate) const REDACTED: &str = "[redacted]";

/// `text` without `secret`.
pub(crate) fn scrub<'a>(text: &'a str, secret: Option<&str>) -> Cow<'a, str> {
    // White space around it is lost on the way, so that it may come back without.
    match secret.map(str::trim) {
        Some(secret) if !secret.is_empty() && text.contains(secret) => {
            Cow::Owned(text.replace(secret, REDACTED))
        }
        _ => Cow::Borrowed(text),
    }
}

/// Eight hexadecimal digits that stand for `secret` in logs, the same in every process.
#[must_use]
pub fn fingerprint(purpose: &str, secret: &str) -> String {
    let digest = IdempotencyKey::derive("fingerprint", [purpose, secret]);
    digest.as_str().chars().take(8).collect()
}

/// `body` with every byte of `secret` replaced by a star, if it is there.
pub(crate) fn mask(body: &[u8], secret: Option<&str>) -> Option<Vec<u8>> {
    let secret = secret.map(str::trim).filter(|secret| !secret.is_empty())?;
    let mut masked = None;
    for start in 0..body.len().saturating_sub(secret.len() - 1) {
        if body
            .get(start..)
            .is_some_and(|rest| rest.starts_with(secret.as_bytes()))
        {
            let masked = masked.get_or_insert_with(|| body.to_vec());
            if let Some(place) = masked.get_mut(start..start + secret.len()) {
                place.fill(b'*');
            }
        }
    }
    masked
}

/// `text` as a log can hold it: one line without control characters, at most `limit` characters.
pub(crate) fn one_line(text: &str, limit: usize) -> String {
    let mut line: String = text
        .chars()
        .take(limit)
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .collect();
    if text.chars().nth(limit).is_some() {
        line.push('…');
    }
    line
}

/// The start of `body` as text, at most `limit` bytes, without `secret`.
pub(crate) fn excerpt(body: &[u8], limit: usize, secret: Option<&str>) -> String {
    // Scrubbed before it is cut, so that the cut cannot leave half of a key behind.
    let whole = String::from_utf8_lossy(body);
    let clean = scrub(&whole, secret);
    let mut end = clean.len().min(limit);
    while !clean.is_char_boundary(end) {
        end -= 1;
    }
    clean.get(..end).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{excerpt, mask, one_line, scrub};

    #[test]
    fn the_secret_goes_and_the_rest_stays() {
        assert_eq!(
            scrub("Bearer canary!", Some("canary")),
            "Bearer [redacted]!"
        );
        assert_eq!(scrub("nothing here", Some("canary")), "nothing here");
        assert_eq!(scrub("nothing here", Some("")), "nothing here");
    }

    #[test]
    fn a_mask_keeps_places_and_a_line_is_one() {
        let masked = mask(b"a canary b", Some("canary"));
        assert_eq!(masked.as_deref(), Some(&b"a ****** b"[..]));
        assert_eq!(mask(b"a b", Some("canary")), None);
        assert_eq!(
            mask(b"canary\xff", Some("canary")).as_deref(),
            Some(&b"******\xff"[..])
        );
        assert_eq!(one_line("a\nb\u{1b}[31m", 99), "a b [31m");
        assert_eq!(one_line("abcd", 3), "abc…");
    }

    #[test]
    fn a_cut_leaves_neither_half_a_key_nor_half_a_character() {
        assert_eq!(excerpt(b"xx canary", 6, Some("canary")), "xx [re");
        assert_eq!(excerpt("aé".as_bytes(), 2, None), "a");
        assert_eq!(excerpt(b"\xff\xfe", 100, None), "\u{fffd}\u{fffd}");
    }
}
