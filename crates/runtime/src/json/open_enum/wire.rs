//! The wire value of an open enum, read the same way for all of them.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, MapAccess, Visitor};

use crate::json::lenient::big_number;

/// Reads the wire value of any open enum: with one visitor for all of them the deserializer,
/// which is the larger part, is compiled once and not once for each enum.
pub(super) struct WireVisitor {
    /// Values that are not copied even when they come from a passing buffer.
    pub(super) known: &'static [&'static str],
}

impl<'de> Visitor<'de> for WireVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<R: de::Error>(self, value: &'de str) -> Result<Self::Value, R> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<R: de::Error>(self, value: &str) -> Result<Self::Value, R> {
        let known = self.known.iter().find(|known| **known == value);
        Ok(known.map_or_else(
            || Cow::Owned(value.to_owned()),
            |known| Cow::Borrowed(*known),
        ))
    }

    fn visit_string<R: de::Error>(self, value: String) -> Result<Self::Value, R> {
        Ok(Cow::Owned(value))
    }

    // Protocol buffers may write an enum value that they do not know as its number.
    fn visit_u64<R: de::Error>(self, value: u64) -> Result<Self::Value, R> {
        Ok(Cow::Owned(value.to_string()))
    }

    fn visit_i64<R: de::Error>(self, value: i64) -> Result<Self::Value, R> {
        Ok(Cow::Owned(value.to_string()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let number = big_number::read(map, &self)?;
        match number.parse::<i64>() {
            Ok(_) => Ok(Cow::Owned(number)),
            Err(_) => Err(de::Error::invalid_type(
                de::Unexpected::Other("number"),
                &self,
            )),
        }
    }
}
