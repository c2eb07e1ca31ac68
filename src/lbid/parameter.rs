//! Finds and removes the one parameter of a URL without parsing the rest, so that the rest stays.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

pub(super) const NAME: &str = "lbid";

/// A URL in three parts: up to the `?`, the query, and from the `#` on.
pub(super) struct Split<'a> {
    before: &'a str,
    pub(super) query: &'a str,
    fragment: &'a str,
}

impl<'a> Split<'a> {
    /// The parts of `url`; `None` when it has no query.
    pub(super) fn of(url: &'a str) -> Option<Self> {
        let (front, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
        let (before, query) = front.split_once('?')?;
        Some(Self {
            before,
            query,
            fragment,
        })
    }
}

/// The values of the parameter, decoded, without those that are not UTF-8.
pub(super) fn values(query: &str) -> impl Iterator<Item = String> + '_ {
    query
        .split('&')
        .filter(|part| is_ours(part))
        .filter_map(|part| {
            let (_, value) = part.split_once('=')?;
            let value = percent_decode_str(value).decode_utf8().ok()?;
            Some(value.into_owned())
        })
}

pub(super) fn strip(url: &str) -> Cow<'_, str> {
    let Some(split) = Split::of(url).filter(|split| split.query.split('&').any(is_ours)) else {
        return Cow::Borrowed(url);
    };
    let mut kept = String::with_capacity(url.len());
    kept.push_str(split.before);
    for (place, part) in split
        .query
        .split('&')
        .filter(|part| !is_ours(part))
        .enumerate()
    {
        kept.push(if place == 0 { '?' } else { '&' });
        kept.push_str(part);
    }
    kept.push_str(split.fragment);
    Cow::Owned(kept)
}

/// Whether `name=value`, or a name alone, is the parameter.
fn is_ours(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or_default();
    // Whoever parses the URL next takes an encoded name for the same.
    percent_decode_str(name).eq(NAME.bytes())
}
