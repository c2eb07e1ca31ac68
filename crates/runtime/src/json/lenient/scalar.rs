//! The shapes that one scalar comes in, and the visitor for all of them.

use std::fmt;
use std::marker::PhantomData;

use chrono::{DateTime, Utc};
use serde::de::{self, Deserializer, MapAccess, Visitor};

use super::big_number;

/// The most characters of a text that an error message repeats.
const MOST_SHOWN: usize = 64;

/// What a kind of scalar makes of the shapes that it comes in.
pub(super) trait Kind {
    type Value;
    const EXPECTED: &'static str;

    fn text(text: &str) -> Option<Self::Value>;

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

/// Reads a scalar of kind `K`, or nothing unless it is `REQUIRED`.
///
/// Refused here, while the parser stands at the value, an error has the value's position; the
/// caller could only give it that of the object around it.
pub(super) struct Scalar<K, const REQUIRED: bool = false>(PhantomData<K>);

impl<K: Kind, const REQUIRED: bool> Scalar<K, REQUIRED> {
    pub(super) fn new() -> Self {
        Self(PhantomData)
    }

    fn nothing<E: de::Error>(self) -> Result<Option<K::Value>, E> {
        if REQUIRED {
            return Err(E::invalid_value(de::Unexpected::Other("nothing"), &self));
        }
        Ok(None)
    }
}

impl<'de, K: Kind, const REQUIRED: bool> Visitor<'de> for Scalar<K, REQUIRED> {
    type Value = Option<K::Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(K::EXPECTED)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        self.nothing()
    }

    fn visit_none<E: de::Error>(self) -> Result<Self::Value, E> {
        self.nothing()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        if text.is_empty() {
            return self.nothing();
        }
        // What is in the text goes into an error message, but not all of a long one.
        let shown = text
            .char_indices()
            .nth(MOST_SHOWN)
            .map_or(text.len(), |(end, _)| end);
        let unexpected = de::Unexpected::Str(text.get(..shown).unwrap_or_default());
        found(K::text(text), unexpected, &self)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Self::Value, E> {
        found(K::integer(value), de::Unexpected::Signed(value), &self)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Self::Value, E> {
        let read = i64::try_from(value).ok().and_then(K::integer);
        #[allow(clippy::cast_precision_loss)] // only for numbers beyond i64, as serde does
        let read = read.or_else(|| K::float(value as f64));
        found(read, de::Unexpected::Unsigned(value), &self)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Self::Value, E> {
        found(K::float(value), de::Unexpected::Float(value), &self)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Self::Value, E> {
        found(K::truth(value), de::Unexpected::Bool(value), &self)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let number = big_number::read(map, &self)?;
        found(K::number(&number), de::Unexpected::Other("number"), &self)
    }
}

fn found<T, E: de::Error>(
    value: Option<T>,
    unexpected: de::Unexpected<'_>,
    expected: &dyn de::Expected,
) -> Result<Option<T>, E> {
    match value {
        Some(value) => Ok(Some(value)),
        None => Err(E::invalid_value(unexpected, expected)),
    }
}
