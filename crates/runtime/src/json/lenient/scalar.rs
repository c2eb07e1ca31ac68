//! One visitor for all scalars, whatever shape they come in.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, Visitor};

use super::big_number;
use super::kind::Kind;

/// The most characters of a text that an error message repeats.
const MOST_SHOWN: usize = 64;

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

impl<'de, K: Kind, const REQUIRED: bool> DeserializeSeed<'de> for Scalar<K, REQUIRED> {
    type Value = Option<K::Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
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
        match K::text(text) {
            Some(value) => Ok(Some(value)),
            None => Err(E::invalid_value(de::Unexpected::Str(shown(text)), &self)),
        }
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

/// What is in the text goes into an error message, but not all of a long one.
fn shown(text: &str) -> &str {
    let end = text.char_indices().nth(MOST_SHOWN);
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
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
