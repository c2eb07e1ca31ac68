//! Numbers as serde_json hands them over when its `arbitrary_precision` is switched on.
//!
//! Any crate of a build can do that, and it changes the shape for all of them: a number then
//! comes as an object with one magic key.

use serde::de::{Error, Expected, IgnoredAny, MapAccess, Unexpected};

const MAGIC_KEY: &str = "$serde_json::private::Number";

/// The digits of such a number.
///
/// # Errors
///
/// When it is an object like any other.
pub(in crate::json) fn read<'de, A: MapAccess<'de>>(
    mut map: A,
    expected: &dyn Expected,
) -> Result<String, A::Error> {
    if let Some(key) = map.next_key::<String>()? {
        if key == MAGIC_KEY {
            return map.next_value();
        }
        // The parser reports where it stopped: read on, so that this is the object's end and not
        // one of its members.
        map.next_value::<IgnoredAny>()?;
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    }
    Err(A::Error::invalid_type(Unexpected::Map, expected))
}
