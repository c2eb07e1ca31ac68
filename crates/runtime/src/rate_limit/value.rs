//! Counts, times and durations out of headers, with nonsense left out.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

/// The longest wait, in seconds, that is believed: 366 days.
const LONGEST: f64 = 366.0 * 86_400.0;
const LONGEST_WHOLE: u64 = 366 * 86_400;
/// From here on a reset is a Unix time, in seconds: 9 September 2001, or 31 years from now.
const UNIX_SECONDS: f64 = 1e9;
/// From here on a reset is a Unix time in milliseconds.
const UNIX_MILLISECONDS: f64 = 1e12;

/// A number of requests: without its fraction, and 0 when it is negative.
pub(super) fn count(text: &str) -> Option<u64> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // the cast saturates
    let inexact = || decimal(text).map(|value| value as u64);
    text.parse().ok().or_else(inexact)
}

/// A length of time in seconds.
pub(super) fn window(text: &str) -> Option<Duration> {
    let seconds = decimal(text)?;
    let window = Duration::try_from_secs_f64(seconds).ok()?;
    (!window.is_zero() && seconds <= LONGEST).then_some(window)
}

/// The same for a whole number, which needs no float.
pub(super) fn whole_window(seconds: u64) -> Option<Duration> {
    let window = Duration::from_secs(seconds);
    (seconds > 0 && seconds <= LONGEST_WHOLE).then_some(window)
}

/// The time that a reset means, from `now` on.
pub(super) fn reset(text: &str, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    reset_of(decimal(text)?, now)
}

/// The same for a whole number: most are seconds from now, which need no float.
pub(super) fn whole_reset(value: u64, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if value <= LONGEST_WHOLE {
        let seconds = i64::try_from(value).ok()?;
        return now.checked_add_signed(TimeDelta::try_seconds(seconds)?);
    }
    #[allow(clippy::cast_precision_loss)] // as for one that is read as a float
    reset_of(value as f64, now)
}

fn reset_of(value: f64, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let from_now = value < UNIX_SECONDS;
    let milliseconds = if value < UNIX_MILLISECONDS {
        value * 1e3
    } else {
        value
    };
    #[allow(clippy::cast_possible_truncation)] // the cast saturates
    let milliseconds = milliseconds.max(0.0) as i64;
    let at = if from_now {
        now.checked_add_signed(TimeDelta::try_milliseconds(milliseconds)?)?
    } else {
        DateTime::from_timestamp_millis(milliseconds)?
    };
    let wait = (at - now).to_std().unwrap_or_default();
    (wait.as_secs_f64() <= LONGEST).then(|| at.max(now))
}

fn decimal(text: &str) -> Option<f64> {
    let value: f64 = text.parse().ok()?;
    value.is_finite().then_some(value)
}
