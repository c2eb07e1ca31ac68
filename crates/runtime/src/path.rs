//! Path parameters as RFC 3986 segments: no value can leave its place in the path.

use std::borrow::Cow;

use percent_encoding::{utf8_percent_encode, AsciiSet, NON_ALPHANUMERIC};

use crate::error::Error;

/// Everything but the unreserved characters of [RFC 3986 §2.3](https://www.rfc-editor.org/rfc/rfc3986#section-2.3).
pub(crate) const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Puts `value`, percent-encoded, where `{name}` stands in `path`.
///
/// An empty value would name the collection instead of the item, and a dot segment would be
/// resolved away (RFC 3986 §5.2.4): both are refused.
pub(crate) fn fill(path: &mut Cow<'_, str>, name: &str, value: &str) -> Result<(), Error> {
    if value.is_empty() {
        return Err(Error::invalid_request(format!(
            "path parameter `{name}` is empty; give the identifier of one item"
        )));
    }
    if value == "." || value == ".." {
        return Err(Error::invalid_request(format!(
            "path parameter `{name}` is the dot segment `{value}`, which no URL can carry"
        )));
    }
    let Some((before, after)) = around(path, name) else {
        return Err(Error::invalid_request(format!(
            "the path has no parameter `{name}`"
        )));
    };
    let mut filled = String::with_capacity(path.len() + value.len());
    filled.push_str(before);
    filled.extend(utf8_percent_encode(value, RESERVED));
    filled.push_str(after);
    *path = Cow::Owned(filled);
    Ok(())
}

/// What stands before and after `{name}`.
fn around<'a>(path: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    path.match_indices('{').find_map(|(start, brace)| {
        let after = path.get(start + brace.len()..)?.strip_prefix(name)?;
        Some((path.get(..start)?, after.strip_prefix('}')?))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::fill;
    use std::borrow::Cow;

    fn filled(value: &str) -> Result<String, String> {
        let mut path = Cow::Borrowed("/v1/links/{id}/qrcode-images:render");
        fill(&mut path, "id", value)
            .map(|()| path.into_owned())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn values_stay_in_their_segment() {
        for (value, segment) in [
            ("abc", "abc"),
            ("a b", "a%20b"),
            ("a+b", "a%2Bb"),
            ("a/b", "a%2Fb"),
            ("x:render", "x%3Arender"),
            ("..a", "..a"),
            ("%2e%2e", "%252e%252e"),
            ("?q#f", "%3Fq%23f"),
            ("é", "%C3%A9"),
            ("{id}", "%7Bid%7D"),
            ("$email", "%24email"),
        ] {
            assert_eq!(
                filled(value).unwrap(),
                format!("/v1/links/{segment}/qrcode-images:render")
            );
        }
    }

    #[test]
    fn empty_and_dot_segments_are_refused_by_name() {
        for value in ["", ".", ".."] {
            let message = filled(value).unwrap_err();
            assert!(message.contains("`id`"), "{message}");
        }
    }
}
