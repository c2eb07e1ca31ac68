//! The event id inside an LBID, where there is one: told in several forms and promised in none.

use crate::base64;

/// The lengths of a UUID's text, with hyphens and without.
const TEXT: [usize; 2] = [36, 32];

/// The UUID in `lbid` in its usual form.
pub(super) fn decode(lbid: &str) -> Option<String> {
    // The longest form that is read, base64 of 36 characters.
    if lbid.len() > 48 {
        return None;
    }
    let bytes = base64::decode(lbid)?;
    if bytes.len() == 16 {
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        return hyphenated(&digits);
    }
    let text = String::from_utf8(bytes).ok()?;
    if !TEXT.contains(&text.len()) {
        return None;
    }
    let digits = text.replace('-', "").to_ascii_lowercase();
    let id = hyphenated(&digits)?;
    // Hyphens elsewhere make it something else.
    (text.len() == 32 || text.eq_ignore_ascii_case(&id)).then_some(id)
}

/// 32 hexadecimal digits as 8-4-4-4-12.
fn hyphenated(digits: &str) -> Option<String> {
    if digits.len() != 32 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let groups = [0..8, 8..12, 12..16, 16..20, 20..32];
    let groups = groups.into_iter().map(|range| digits.get(range));
    Some(groups.collect::<Option<Vec<_>>>()?.join("-"))
}
