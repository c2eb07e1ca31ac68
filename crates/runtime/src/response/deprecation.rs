//! A server's notice that an operation goes away.

use chrono::{DateTime, TimeZone, Utc};
use http::{header::LINK, HeaderMap, HeaderValue};

use super::find;

/// When an operation was or will be deprecated, and when it stops answering.
///
/// From the headers `Deprecation` ([RFC 9745](https://www.rfc-editor.org/rfc/rfc9745)), `Sunset`
/// ([RFC 8594](https://www.rfc-editor.org/rfc/rfc8594)) and `Link` with `rel="deprecation"`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deprecation {
    /// From when on the operation should not be used any more.
    pub since: Option<DateTime<Utc>>,
    /// From when on it may not answer any more.
    pub sunset: Option<DateTime<Utc>>,
    /// The page that says what to use instead.
    pub link: Option<String>,
}

impl Deprecation {
    pub(crate) fn from_headers(headers: &HeaderMap) -> Option<Self> {
        let deprecation = find(headers, "deprecation").map(|(value, _)| value);
        let sunset = find(headers, "sunset").map(|(value, _)| value);
        if deprecation.is_none() && sunset.is_none() {
            return None;
        }
        Some(Self {
            since: deprecation.and_then(structured_date),
            sunset: sunset.and_then(http_date),
            link: headers.get_all(LINK).iter().find_map(deprecation_link),
        })
    }
}

/// `@1688169599`, a date of RFC 9651.
fn structured_date(value: &HeaderValue) -> Option<DateTime<Utc>> {
    let seconds = value
        .to_str()
        .ok()?
        .trim()
        .strip_prefix('@')?
        .parse()
        .ok()?;
    Utc.timestamp_opt(seconds, 0).single()
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`, which is also a date of RFC 2822.
fn http_date(value: &HeaderValue) -> Option<DateTime<Utc>> {
    let date = DateTime::parse_from_rfc2822(value.to_str().ok()?).ok()?;
    Some(date.with_timezone(&Utc))
}

/// The target of `<https://…>; rel="deprecation"` among the links of one header.
fn deprecation_link(value: &HeaderValue) -> Option<String> {
    value.to_str().ok()?.split(',').find_map(|link| {
        let (target, parameters) = link.trim().strip_prefix('<')?.split_once('>')?;
        let named = parameters.split(';').any(|parameter| {
            let parameter = parameter.trim().replace('"', "");
            parameter.eq_ignore_ascii_case("rel=deprecation")
        });
        named.then(|| target.to_owned())
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Deprecation;
    use http::HeaderMap;

    fn read(pairs: &[(&'static str, &'static str)]) -> Option<Deprecation> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        Deprecation::from_headers(&headers)
    }

    #[test]
    fn all_three_headers_are_read() {
        let read = read(&[
            ("deprecation", "@1688169599"),
            ("sunset", "Sun, 06 Nov 2044 08:49:37 GMT"),
            (
                "link",
                r#"<https://a.example/next>; rel="next", <https://a.example/d>; rel="deprecation""#,
            ),
        ])
        .unwrap();
        assert_eq!(read.since.unwrap().timestamp(), 1_688_169_599);
        assert_eq!(
            read.sunset.unwrap().to_rfc3339(),
            "2044-11-06T08:49:37+00:00"
        );
        assert_eq!(read.link.as_deref(), Some("https://a.example/d"));
    }

    #[test]
    fn no_header_no_notice_and_garbage_is_a_notice_without_dates() {
        assert_eq!(
            read(&[("link", "<https://a.example>; rel=deprecation")]),
            None
        );
        let garbage = read(&[("deprecation", "true"), ("sunset", "soon")]).unwrap();
        assert_eq!((garbage.since, garbage.sunset), (None, None));
    }
}
