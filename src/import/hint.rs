//! Which links of a request the server says are to blame, so that halving is not needed.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::Error;

const LIST: &str = "links";

/// The places in the request that details or message name, as in `links[17].shortlink`.
///
/// A hint and no more: it may be wrong, or come from the user's own text.
pub(super) fn named(error: &Error) -> BTreeSet<usize> {
    let mut places = BTreeSet::new();
    for detail in error.details() {
        search(detail, &mut places);
    }
    if places.is_empty() {
        read(error.message(), &mut places);
    }
    places
}

fn search(value: &Value, places: &mut BTreeSet<usize>) {
    match value {
        Value::String(text) => read(text, places),
        Value::Array(values) => values.iter().for_each(|value| search(value, places)),
        Value::Object(members) => members.values().for_each(|value| search(value, places)),
        _ => {}
    }
}

fn read(text: &str, places: &mut BTreeSet<usize>) {
    for rest in text.split(LIST).skip(1) {
        let Some(rest) = rest.strip_prefix(['[', '.']) else {
            continue;
        };
        let end = rest.find(|c: char| !c.is_ascii_digit());
        let digits = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        places.extend(digits.parse::<usize>());
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use std::collections::BTreeSet;

    #[test]
    fn places_are_read_from_paths_and_sentences() {
        for (text, expected) in [
            ("links[17].shortlink", vec![17]),
            ("links.3.destination", vec![3]),
            (
                "The values at links[0] and links[249] are wrong",
                vec![0, 249],
            ),
            ("links", vec![]),
            ("links[].id", vec![]),
            ("links[x]", vec![]),
            ("links[99999999999999999999999]", vec![]),
            ("https://example.com/links/4", vec![]),
            ("links[1]links[1]links.2", vec![1, 2]),
        ] {
            let mut places = BTreeSet::new();
            read(text, &mut places);
            assert_eq!(places.into_iter().collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
