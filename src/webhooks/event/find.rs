//! Looks for a value under several names in several objects, and takes none that does not fit.

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// A number of at least this many is of milliseconds: as seconds it would be the year 5138.
const MILLISECONDS_FROM: i64 = 100_000_000_000;

/// The first text, or number as text, under one of `names`.
pub(super) fn text(places: &[&Object], names: &[&str]) -> Option<String> {
    first(places, names, |value| match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// The first moment under one of `names`.
pub(super) fn time(places: &[&Object], names: &[&str]) -> Option<DateTime<Utc>> {
    first(places, names, |value| match value {
        Value::String(text) => match text.parse() {
            Ok(time) => Some(time),
            Err(_) => since_1970(text.parse().ok()?),
        },
        value => since_1970(value.as_i64()?),
    })
}

fn since_1970(number: i64) -> Option<DateTime<Utc>> {
    if number >= MILLISECONDS_FROM {
        DateTime::from_timestamp_millis(number)
    } else {
        DateTime::from_timestamp(number, 0)
    }
}

/// The first object under `name`, as far as it can be read.
pub(super) fn part<T: DeserializeOwned>(places: &[&Object], name: &str) -> Option<T> {
    first(places, &[name], |value| readable(value.as_object()?))
}

/// The object as a `T`, without the members that cannot be read; `None` when none can, or when what
/// is left is no `T`.
pub(super) fn readable<T: DeserializeOwned>(object: &Object) -> Option<T> {
    if let Ok(part) = T::deserialize(object) {
        return Some(part);
    }
    let good: Object = object
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()))
        .filter(|member| T::deserialize(&Object::from_iter([member.clone()])).is_ok())
        .collect();
    if good.is_empty() {
        return None;
    }
    T::deserialize(&good).ok()
}

fn first<T>(places: &[&Object], names: &[&str], read: impl Fn(&Value) -> Option<T>) -> Option<T> {
    places
        .iter()
        .flat_map(|place| names.iter().filter_map(|name| place.get(*name)))
        .find_map(read)
}
