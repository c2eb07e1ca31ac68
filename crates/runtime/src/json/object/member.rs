//! How the value of a member is read, by the type of its field.
//!
//! Each is one function for all fields of that type; see [`lenient`](crate::json::lenient) for what is
//! taken.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::de::{Deserialize, Error, MapAccess};

use crate::json::lenient::{Boolean, Int64, Integer, Kind, List, Map, Number, Scalar, Timestamp};

/// Whatever the field's type reads.
///
/// # Errors
///
/// As those of the field's type.
pub fn value<'de, A: MapAccess<'de>, T: Deserialize<'de>>(members: &mut A) -> Result<T, A::Error> {
    members.next_value()
}

/// As [`int64`](crate::json::lenient::int64).
///
/// # Errors
///
/// When the value is no whole number of 64 bits.
pub fn int64<'de, A: MapAccess<'de>>(members: &mut A) -> Result<Option<i64>, A::Error> {
    members.next_value_seed(Scalar::<Int64>::new())
}

/// As [`int64_required`](crate::json::lenient::int64_required).
///
/// # Errors
///
/// As [`int64`], and when there is nothing.
pub fn int64_required<'de, A: MapAccess<'de>>(members: &mut A) -> Result<i64, A::Error> {
    let value = members.next_value_seed(Scalar::<Int64, true>::new())?;
    value.ok_or_else(|| A::Error::custom(Int64::EXPECTED)) // never: it is required
}

/// As [`number`](crate::json::lenient::number).
///
/// # Errors
///
/// When the value is no number.
pub fn number<'de, A: MapAccess<'de>>(members: &mut A) -> Result<Option<f64>, A::Error> {
    members.next_value_seed(Scalar::<Number>::new())
}

/// As [`boolean`](crate::json::lenient::boolean).
///
/// # Errors
///
/// When the value is no truth value.
pub fn boolean<'de, A: MapAccess<'de>>(members: &mut A) -> Result<Option<bool>, A::Error> {
    members.next_value_seed(Scalar::<Boolean>::new())
}

/// As [`timestamp`](crate::json::lenient::timestamp).
///
/// # Errors
///
/// When the value is no time of RFC 3339.
pub fn timestamp<'de, A: MapAccess<'de>>(
    members: &mut A,
) -> Result<Option<DateTime<Utc>>, A::Error> {
    members.next_value_seed(Scalar::<Timestamp>::new())
}

/// As [`list`](crate::json::lenient::list).
///
/// # Errors
///
/// When the value is no list, or one of its elements cannot be read.
pub fn list<'de, A, T>(members: &mut A) -> Result<Option<Vec<T>>, A::Error>
where
    A: MapAccess<'de>,
    T: Deserialize<'de>,
{
    members.next_value_seed(List::new())
}

/// As [`int64_list`](crate::json::lenient::int64_list).
///
/// # Errors
///
/// As [`list`] and [`int64`].
pub fn int64_list<'de, A: MapAccess<'de>>(members: &mut A) -> Result<Option<Vec<i64>>, A::Error> {
    Ok(list(members)?.map(Integer::all))
}

/// As [`vec_required`](crate::json::lenient::vec_required).
///
/// # Errors
///
/// As [`list`].
pub fn vec_required<'de, A, T>(members: &mut A) -> Result<Vec<T>, A::Error>
where
    A: MapAccess<'de>,
    T: Deserialize<'de>,
{
    list(members).map(Option::unwrap_or_default)
}

/// As [`map`](crate::json::lenient::map).
///
/// # Errors
///
/// When the value is no object, or one of its members cannot be read.
pub fn map<'de, A, T>(members: &mut A) -> Result<Option<HashMap<String, T>>, A::Error>
where
    A: MapAccess<'de>,
    T: Deserialize<'de>,
{
    members.next_value_seed(Map::new())
}
