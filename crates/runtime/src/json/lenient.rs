//! Field readers for what servers really send: quoted numbers, `null`, empty strings.
//!
//! Protocol buffers in JSON write 64-bit integers as strings and leave out what is zero; gateways
//! in front of them do either. Each reader takes all of these and makes `None` of nothing; what it
//! cannot read is an error that has the place of the value.

pub(super) mod big_number;
mod kind;
mod scalar;

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use chrono::{DateTime, Utc};
use serde::de::{self, Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use kind::{Boolean, Int64, Number, Timestamp};
use scalar::Scalar;

/// An integer, plain or quoted; `3.0` and `1e3` are integers too, below 2^52. Anything but a whole number
/// of 64 bits is an error.
#[must_use]
pub fn int64() -> impl for<'de> DeserializeSeed<'de, Value = Option<i64>> {
    Scalar::<Int64>::new()
}

/// As [`int64`], and it is an error when there is nothing.
#[must_use]
pub fn int64_required() -> impl for<'de> DeserializeSeed<'de, Value = i64> {
    let read = Scalar::<Int64, true>::new();
    Mapped(read, Option::unwrap_or_default) // never nothing: it is required
}

/// A number, plain or quoted; `"NaN"` and `"Infinity"` are numbers too.
#[must_use]
pub fn number() -> impl for<'de> DeserializeSeed<'de, Value = Option<f64>> {
    Scalar::<Number>::new()
}

/// A truth value, plain or quoted.
#[must_use]
pub fn boolean() -> impl for<'de> DeserializeSeed<'de, Value = Option<bool>> {
    Scalar::<Boolean>::new()
}

/// A time of [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339), with any offset and fraction.
///
/// Nanoseconds are kept, what is finer is cut off. A blank may stand for the `T`, and both letters
/// may be small.
#[must_use]
pub fn timestamp() -> impl for<'de> DeserializeSeed<'de, Value = Option<DateTime<Utc>>> {
    Scalar::<Timestamp>::new()
}

/// A list; elements that are `null` are left out.
#[must_use]
pub fn list<'de, T: Deserialize<'de>>() -> impl DeserializeSeed<'de, Value = Option<Vec<T>>> {
    List(PhantomData)
}

/// A map; members that are `null` are left out.
#[must_use]
pub fn map<'de, T: Deserialize<'de>>(
) -> impl DeserializeSeed<'de, Value = Option<HashMap<String, T>>> {
    Map(PhantomData)
}

/// A list of integers, each plain or quoted.
#[must_use]
pub fn int64_list() -> impl for<'de> DeserializeSeed<'de, Value = Option<Vec<i64>>> {
    Mapped(List(PhantomData), |list: Option<Vec<Integer>>| {
        list.map(|list| list.into_iter().filter_map(|integer| integer.0).collect())
    })
}

/// A list that must be there; `null` is an empty one.
#[must_use]
pub fn vec_required<'de, T: Deserialize<'de>>() -> impl DeserializeSeed<'de, Value = Vec<T>> {
    Mapped(List(PhantomData), Option::unwrap_or_default)
}

/// Whatever the type of the field reads.
#[must_use]
pub fn value<'de, T: Deserialize<'de>>() -> impl DeserializeSeed<'de, Value = T> {
    PhantomData
}

/// Makes something else of what another reader has read.
struct Mapped<S, V, T>(S, fn(V) -> T);

impl<'de, S: DeserializeSeed<'de, Value = V>, V, T> DeserializeSeed<'de> for Mapped<S, V, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        self.0.deserialize(deserializer).map(self.1)
    }
}

struct Integer(Option<i64>);

impl<'de> Deserialize<'de> for Integer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        int64().deserialize(deserializer).map(Self)
    }
}

struct List<T>(PhantomData<T>);

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

struct Map<T>(PhantomData<T>);

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
