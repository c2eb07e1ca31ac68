//! Which page tokens came before, in a few hundred bytes, for the next process.
//!
//! The text holds fingerprints of 16 hexadecimal digits: first an anchor, then the latest tokens.
//! The anchor moves to the current token at pages 1, 2, 4, 8 and so on, as in Brent's search for
//! circles: sooner or later it lies on the circle and stays for a whole round, so that every
//! circle is noticed, however long it is and however often the reader begins anew.

use std::collections::HashSet;

use super::checkpoint::Checkpoint;
use super::listing::fingerprint_of;

/// The anchor and so many of the latest tokens.
const REMEMBERED: usize = 32;
const DIGITS: usize = 16;

/// Adds the token of a page that lies behind.
pub(super) fn remember(checkpoint: &mut Checkpoint, token: &str) {
    let digits = format!("{:0DIGITS$x}", fingerprint_of(token));
    checkpoint.pages = checkpoint.pages.saturating_add(1);
    let mut latest = checkpoint.seen.get(DIGITS..).unwrap_or_default().to_owned();
    latest.push_str(&digits);
    if latest.len() > (REMEMBERED - 1) * DIGITS {
        latest = latest.get(DIGITS..).unwrap_or_default().to_owned();
    }
    let anchor = match checkpoint.seen.get(..DIGITS) {
        Some(anchor) if !checkpoint.pages.is_power_of_two() => anchor,
        _ => &digits,
    };
    checkpoint.seen = format!("{anchor}{latest}");
}

/// The fingerprints that are remembered.
pub(super) fn remembered(seen: &str) -> HashSet<u64> {
    let starts = (0..seen.len()).step_by(DIGITS);
    let digits = starts.filter_map(|start| seen.get(start..start + DIGITS));
    digits
        .filter_map(|digits| u64::from_str_radix(digits, 16).ok())
        .collect()
}

/// Whether the text can be of this module.
pub(super) fn is_well_formed(seen: &str) -> bool {
    seen.len() % DIGITS == 0
        && seen.len() <= REMEMBERED * DIGITS
        && seen.bytes().all(|byte| byte.is_ascii_hexdigit())
}
