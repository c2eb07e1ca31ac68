//! The wait that a server asks for.

use std::time::Duration;

use chrono::{DateTime, Utc};
use http::{header::RETRY_AFTER, HeaderMap};

/// The longest wait that is believed; beyond it the header is taken for a mistake.
const LONGEST: Duration = Duration::from_secs(366 * 24 * 60 * 60);

/// The wait in `Retry-After` ([RFC 9110 §10.2.3](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3)):
/// seconds, also with a fraction as some servers write them, or an HTTP date.
pub(crate) fn read(headers: &HeaderMap, now: DateTime<Utc>) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = seconds(text).or_else(|| until(text, now))?;
    (wait <= LONGEST).then_some(wait)
}

/// Whether a wait is named in a form that can be read.
pub(crate) fn is_named(headers: &HeaderMap) -> bool {
    let text = headers
        .get(RETRY_AFTER)
        .and_then(|value| value.to_str().ok());
    text.map(str::trim)
        .is_some_and(|text| seconds(text).is_some() || httpdate::parse_http_date(text).is_ok())
}

fn seconds(text: &str) -> Option<Duration> {
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    let seconds: f64 = text.parse().ok().filter(|_| plain)?;
    Duration::try_from_secs_f64(seconds).ok()
}

/// A date that has passed is no wait at all.
fn until(text: &str, now: DateTime<Utc>) -> Option<Duration> {
    let date = httpdate::parse_http_date(text).ok()?;
    let date = DateTime::<Utc>::from(date);
    Some((date - now).to_std().unwrap_or_default())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::read;
    use chrono::{TimeZone, Utc};
    use http::{header::RETRY_AFTER, HeaderMap};

    #[test]
    fn seconds_fractions_and_dates_are_waits() {
        let now = Utc.with_ymd_and_hms(1994, 11, 6, 8, 49, 30).unwrap();
        for (text, millis) in [
            ("0", Some(0)),
            ("120", Some(120_000)),
            (" 1.5 ", Some(1_500)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(7_000)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(7_000)),
            ("Sun Nov  6 08:49:37 1994", Some(7_000)),
            ("Sun, 06 Nov 1994 08:49:00 GMT", Some(0)),
            ("", None),
            ("-1", None),
            ("1e3", None),
            ("inf", None),
            ("NaN", None),
            ("soon", None),
            (".", None),
            ("99999999999999999999", None),
            ("Sun, 06 Nov 2094 08:49:00 GMT", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, text.parse().unwrap());
            let wait = read(&headers, now).map(|wait| wait.as_millis());
            assert_eq!(wait, millis, "{text}");
        }
        assert_eq!(read(&HeaderMap::new(), now), None);
    }
}
