//! How a header says when a message was sent.

use chrono::{DateTime, SecondsFormat, Utc};

/// The most characters of a timestamp.
pub(super) const LIMIT: usize = 40;
/// Seconds up to the year 33658; a longer number is no time of day, whatever its sender meant.
const SECONDS_DIGITS: usize = 12;
const MILLISECONDS_DIGITS: usize = 15;

/// How a moment is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimestampFormat {
    /// Whole seconds since 1970-01-01T00:00:00Z, as digits only.
    #[default]
    UnixSeconds,
    /// Whole milliseconds since 1970-01-01T00:00:00Z, as digits only.
    UnixMilliseconds,
    /// [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339), such as `2026-01-31T12:00:00Z`.
    Rfc3339,
}

impl TimestampFormat {
    pub(super) fn read(self, text: &str) -> Option<DateTime<Utc>> {
        match self {
            Self::UnixSeconds => {
                let seconds = digits(text, SECONDS_DIGITS)?;
                DateTime::from_timestamp(seconds, 0)
            }
            Self::UnixMilliseconds => {
                DateTime::from_timestamp_millis(digits(text, MILLISECONDS_DIGITS)?)
            }
            Self::Rfc3339 => DateTime::parse_from_rfc3339(text)
                .ok()
                .map(|time| time.with_timezone(&Utc)),
        }
    }

    pub(super) fn write(self, time: DateTime<Utc>) -> String {
        match self {
            Self::UnixSeconds => time.timestamp().to_string(),
            Self::UnixMilliseconds => time.timestamp_millis().to_string(),
            Self::Rfc3339 => time.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        }
    }
}

/// No sign, no space: what `str::parse` accepts beside digits would be a second spelling.
fn digits(text: &str, limit: usize) -> Option<i64> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain && text.len() <= limit {
        text.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::TimestampFormat::{Rfc3339, UnixMilliseconds, UnixSeconds};

    #[test]
    fn each_format_reads_what_it_writes() {
        let time = UnixSeconds.read("1614265330").unwrap();
        assert_eq!(UnixSeconds.write(time), "1614265330");
        assert_eq!(UnixMilliseconds.write(time), "1614265330000");
        assert_eq!(Rfc3339.write(time), "2021-02-25T15:02:10Z");
        for format in [UnixSeconds, UnixMilliseconds, Rfc3339] {
            assert_eq!(format.read(&format.write(time)), Some(time));
        }
    }

    #[test]
    fn anything_but_digits_is_refused() {
        for text in [
            "",
            "-1",
            "+1",
            " 1",
            "1 ",
            "1.5",
            "1e9",
            "١",
            "9999999999999",
            "0x1",
        ] {
            assert_eq!(UnixSeconds.read(text), None, "{text}");
        }
        for text in ["2021-02-25", "2021-02-25T15:02:10", "1614265330", ""] {
            assert_eq!(Rfc3339.read(text), None, "{text}");
        }
    }
}
