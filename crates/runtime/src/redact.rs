//! Keeps the key out of what comes back: a server or gateway may echo the request in its answer.

use std::borrow::Cow;

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
    use super::{excerpt, scrub};

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
    fn a_cut_leaves_neither_half_a_key_nor_half_a_character() {
        assert_eq!(excerpt(b"xx canary", 6, Some("canary")), "xx [re");
        assert_eq!(excerpt("aé".as_bytes(), 2, None), "a");
        assert_eq!(excerpt(b"\xff\xfe", 100, None), "\u{fffd}\u{fffd}");
    }
}
