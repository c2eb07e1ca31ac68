//! What the kinds of scalars make of the shapes that they come in.

use chrono::{DateTime, Utc};

/// A kind of scalar. A shape that it is not told about it refuses.
pub(super) trait Kind {
    type Value;
    const EXPECTED: &'static str;

    fn text(text: &str) -> Option<Self::Value>;

    /// A number of `arbitrary_precision`.
    fn number(_: &str) -> Option<Self::Value> {
        None
    }

    fn integer(_: i64) -> Option<Self::Value> {
        None
    }

    fn float(_: f64) -> Option<Self::Value> {
        None
    }

    fn truth(_: bool) -> Option<Self::Value> {
        None
    }
}

pub(super) struct Int64;

impl Kind for Int64 {
    type Value = i64;
    const EXPECTED: &'static str = "a 64-bit integer, plain or quoted";

    fn text(text: &str) -> Option<i64> {
        text.parse()
            .ok()
            .or_else(|| text.parse().ok().and_then(Self::float))
    }

    fn number(text: &str) -> Option<i64> {
        Self::text(text)
    }

    fn integer(value: i64) -> Option<i64> {
        Some(value)
    }

    /// Below 2^52 only: `serde_json` may read a float one step too low or too high, and from here
    /// on such a step makes it another integer, while below it makes a fraction that is refused.
    #[allow(clippy::cast_possible_truncation)] // whole and in range
    fn float(value: f64) -> Option<i64> {
        const INEXACT: f64 = 4_503_599_627_370_496.0;
        (value.fract() == 0.0 && value.abs() < INEXACT).then_some(value as i64)
    }
}

pub(super) struct Number;

impl Kind for Number {
    type Value = f64;
    const EXPECTED: &'static str = "a number, plain or quoted";

    fn text(text: &str) -> Option<f64> {
        match text {
            "NaN" => Some(f64::NAN),
            "Infinity" => Some(f64::INFINITY),
            "-Infinity" => Some(f64::NEG_INFINITY),
            _ => text.parse().ok().filter(|value: &f64| value.is_finite()),
        }
    }

    fn number(text: &str) -> Option<f64> {
        Self::text(text)
    }

    #[allow(clippy::cast_precision_loss)] // as serde does
    fn integer(value: i64) -> Option<f64> {
        Some(value as f64)
    }

    fn float(value: f64) -> Option<f64> {
        Some(value)
    }
}

pub(super) struct Boolean;

impl Kind for Boolean {
    type Value = bool;
    const EXPECTED: &'static str = "true or false";

    fn text(text: &str) -> Option<bool> {
        text.parse().ok()
    }

    fn truth(value: bool) -> Option<bool> {
        Some(value)
    }
}

pub(super) struct Timestamp;

impl Kind for Timestamp {
    type Value = DateTime<Utc>;
    const EXPECTED: &'static str = "a time of RFC 3339 such as 2026-01-31T12:00:00Z";

    fn text(text: &str) -> Option<DateTime<Utc>> {
        let time = DateTime::parse_from_rfc3339(text).ok()?;
        Some(time.with_timezone(&Utc))
    }
}
