//! Field readers for what servers really send: quoted numbers, `null`, empty strings.
//!
//! Protocol buffers in JSON write 64-bit integers as strings and leave out what is zero; gateways
//! in front of them do either. Each reader takes all of these and makes `None` of nothing.

pub(super) mod big_number;
mod kind;
mod scalar;

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use chrono::{DateTime, Utc};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

pub(super) use kind::{Boolean, Int64, Kind, Number, Timestamp};
pub(super) use scalar::Scalar;

/// An integer, plain or quoted; `3.0` and `1e3` are integers too, below 2^52.
///
/// # Errors
///
/// When the value is no whole number of 64 bits.
pub fn int64<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    deserializer.deserialize_any(Scalar::<Int64>::new())
}

/// An integer that must be there, plain or quoted.
///
/// # Errors
///
/// As [`int64`], and when there is nothing.
pub fn int64_required<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let value = deserializer.deserialize_any(Scalar::<Int64, true>::new())?;
    value.ok_or_else(|| de::Error::custom(Int64::EXPECTED)) // never: it is required
}

/// A number, plain or quoted; `"NaN"` and `"Infinity"` are numbers too.
///
/// # Errors
///
/// When the value is no number.
pub fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    deserializer.deserialize_any(Scalar::<Number>::new())
}

/// A truth value, plain or quoted.
///
/// # Errors
///
/// When the value is neither.
pub fn boolean<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    deserializer.deserialize_any(Scalar::<Boolean>::new())
}

/// A time of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339), with any offset and fraction.
///
/// Nanoseconds are kept, what is finer is cut off. A blank may stand for the `T`, and both letters
/// may be small.
///
/// # Errors
///
/// When the value is no such time.
pub fn timestamp<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<DateTime<Utc>>, D::Error> {
    deserializer.deserialize_any(Scalar::<Timestamp>::new())
}

/// A list; elements that are `null` are left out.
///
/// # Errors
///
/// When the value is no list, or one of its elements cannot be read.
pub fn list<'de, D, T>(deserializer: D) -> Result<Option<Vec<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    List::new().deserialize(deserializer)
}

/// A map; members that are `null` are left out.
///
/// # Errors
///
/// When the value is no object, or one of its members cannot be read.
pub fn map<'de, D, T>(deserializer: D) -> Result<Option<HashMap<String, T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Map::new().deserialize(deserializer)
}

/// A list of integers, each plain or quoted.
///
/// # Errors
///
/// As [`list`] and [`int64`].
pub fn int64_list<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<i64>>, D::Error> {
    Ok(list(deserializer)?.map(Integer::all))
}

/// An element of a list of integers.
pub(super) struct Integer(Option<i64>);

impl Integer {
    pub(super) fn all(list: Vec<Self>) -> Vec<i64> {
        list.into_iter().filter_map(|integer| integer.0).collect()
    }
}

impl<'de> Deserialize<'de> for Integer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        int64(deserializer).map(Self)
    }
}

/// A list that must be there; `null` is an empty one.
///
/// # Errors
///
/// As [`list`].
pub fn vec_required<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    list(deserializer).map(Option::unwrap_or_default)
}

pub(super) struct List<T>(PhantomData<T>);

impl<T> List<T> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for List<T> {
    type Value = <Self as Visitor<'de>>::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for List<T> {
    type Value = Option<Vec<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_none<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(element) = elements.next_element::<Option<T>>()? {
            list.extend(element);
        }
        Ok(Some(list))
    }
}

pub(super) struct Map<T>(PhantomData<T>);

impl<T> Map<T> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Map<T> {
    type Value = <Self as Visitor<'de>>::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Map<T> {
    type Value = Option<HashMap<String, T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_none<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut map = HashMap::new();
        while let Some((key, value)) = members.next_entry::<String, Option<T>>()? {
            match value {
                Some(value) => map.insert(key, value),
                // Of two members with one name the last counts, also when it is nothing.
                None => map.remove(&key),
            };
        }
        Ok(Some(map))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
