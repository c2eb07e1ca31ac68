//! Refuses a scheme that would read something without having it signed.

use super::{Layout, Part, TimestampPlace};

/// What is wrong with the scheme, if anything.
pub(super) fn complete(layout: &Layout) -> Option<&'static str> {
    let count = |part: &Part| layout.content.iter().filter(|other| *other == part).count();
    let (ids, times) = (count(&Part::Id), count(&Part::Timestamp));
    if layout.versions.is_empty() {
        return Some("it knows no signature; say `with_signature`");
    }
    if count(&Part::Body) != 1 {
        return Some("its content must have the body, once");
    }
    if layout.id.is_some() != (ids == 1) || ids > 1 {
        return Some("an identifier needs a header and one place in the content");
    }
    if layout.timestamp.is_some() != (times == 1) || times > 1 {
        return Some("a timestamp needs a header or an entry, and one place in the content");
    }
    if layout
        .separator
        .is_some_and(|separator| !separator.is_ascii())
    {
        return Some("its separator must be an ASCII character");
    }
    let is_entry = matches!(layout.timestamp, Some(TimestampPlace::Entry(_)));
    if is_entry && layout.separator.is_none() {
        return Some("a timestamp beside the signature needs a separator");
    }
    if !spelled(layout) {
        return Some("its prefixes must be printable ASCII without the separator");
    }
    let mut named = vec![&layout.header];
    named.extend(&layout.id);
    if let Some(TimestampPlace::Header(name)) = &layout.timestamp {
        named.push(name);
    }
    let distinct = named
        .iter()
        .enumerate()
        .all(|(place, name)| !named.iter().take(place).any(|other| other == name));
    (!distinct).then_some("one header cannot hold two things")
}

fn spelled(layout: &Layout) -> bool {
    let entry = match &layout.timestamp {
        Some(TimestampPlace::Entry(prefix)) => Some(prefix),
        _ => None,
    };
    let mut prefixes = layout.versions.iter().map(|version| &version.prefix);
    let good = |prefix: &str| {
        prefix.bytes().all(|byte| byte.is_ascii_graphic())
            && !layout
                .separator
                .is_some_and(|separator| prefix.contains(separator))
    };
    prefixes.all(|prefix| good(prefix))
        && entry.map_or(true, |prefix| !prefix.is_empty() && good(prefix))
}
