//! Maps written in the order of their keys, so that the same value is the same body in every
//! process: an idempotency key is refused when it comes back with other bytes.

use std::collections::{BTreeMap, HashMap};

use serde::{Serialize, Serializer};

/// Writes the map with its keys in ascending order.
///
/// # Errors
///
/// When a value cannot be written.
pub fn in_order<S: Serializer, V: Serialize>(
    map: &Option<HashMap<String, V>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let ordered: Option<BTreeMap<&String, &V>> = map.as_ref().map(|map| map.iter().collect());
    ordered.serialize(serializer)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::HashMap;

    #[test]
    fn keys_are_written_in_order() {
        #[derive(serde::Serialize)]
        struct Body {
            #[serde(serialize_with = "super::in_order")]
            map: Option<HashMap<String, u32>>,
        }
        let map = (0..50).map(|n| (format!("key {n:02}"), n)).collect();
        let text = serde_json::to_string(&Body { map: Some(map) }).unwrap();
        let keys: Vec<_> = text
            .match_indices("key ")
            .map(|(at, _)| &text[at..at + 6])
            .collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{text}");
        let nothing = serde_json::to_string(&Body { map: None }).unwrap();
        assert_eq!(nothing, r#"{"map":null}"#);
    }
}
