//! The place against what serde_json reports for real types.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::de::DeserializeSeed;
use serde::{Deserialize, Deserializer};

use super::locate;
use crate::json::lenient;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Page {
    links: Vec<Link>,
    next: Option<Box<Page>>,
    total: Option<u8>,
}

#[derive(Debug, Default)]
#[allow(dead_code)]
struct Link {
    name: String,
    created_at: Option<DateTime<Utc>>,
    count: Option<i64>,
    tags: Option<Vec<String>>,
    metadata: Option<HashMap<String, String>>,
}

crate::read_object! {
    Link {
        "name" => name: value required,
        "createdAt" => created_at: timestamp,
        "count" => count: int64,
        "tags" => tags: list,
        "metadata" => metadata: value,
    }
}

fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    lenient::number().deserialize(deserializer)
}

fn needed<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    lenient::int64_required().deserialize(deserializer)
}

fn place(document: &[u8]) -> String {
    let error = serde_json::from_slice::<Page>(document).unwrap_err();
    locate(document, error.line(), error.column())
}

#[test]
fn the_value_at_fault_is_named() {
    for (document, path) in [
        (r#"{"links":"no"}"#, "links"),
        (r#"{"links": "no"}"#, "links"),
        (r#"{"links":{}}"#, "links"),
        (r#"{"links": {"a": 1}}"#, "links"),
        (r#"{"links":[1]}"#, "links[0]"),
        (r#"{"links":[ [1] ]}"#, "links[0]"),
        (r#"{"links":["a"]}"#, "links[0]"),
        (r#"{"links":[{"name":1}]}"#, "links[0].name"),
        (r#"{"links":[{"name":[]}]}"#, "links[0].name"),
        (r#"{"links":[{"name": null}]}"#, "links[0].name"),
        (r#"{"links":[{"name":true}]}"#, "links[0].name"),
        (
            r#"{"links":[{"name":"a"},{"name":"b","createdAt":"soon"}]}"#,
            "links[1].createdAt",
        ),
        (
            r#"{"links":[{"name":"a"},{"name":"b","count":1.5 }]}"#,
            "links[1].count",
        ),
        (r#"{"links":[{"name":"a","count":"x"}]}"#, "links[0].count"),
        (r#"{"links":[{"name":"a","count":{}}]}"#, "links[0].count"),
        (r#"{"links":[{"name":"a","count":[1]}]}"#, "links[0].count"),
        (
            r#"{"links":[{"name":"a","tags":["x",5]}]}"#,
            "links[0].tags[1]",
        ),
        (
            r#"{"links":[{"name":"a","tags":["x", {}]}]}"#,
            "links[0].tags[1]",
        ),
        (
            r#"{"links":[{"name":"a","metadata":{"k e":1}}]}"#,
            r#"links[0].metadata["k e"]"#,
        ),
        (
            r#"{"links":[{"name":"a","metadata":{"q\"":1}}]}"#,
            r#"links[0].metadata["q\""]"#,
        ),
        (
            r#"{"links":[],"next":{"links":[],"total":300}}"#,
            "next.total",
        ),
        (r#"{"links":[],"total":-1}"#, "total"),
        (
            "{\n  \"links\": [\n    {\"name\": 7}\n  ]\n}",
            "links[0].name",
        ),
    ] {
        assert_eq!(place(document.as_bytes()), path, "{document}");
    }
}

#[test]
fn what_is_missing_is_missed_in_its_object() {
    for (document, path) in [
        ("{}", "$"),
        ("{ }", "$"),
        (r#"{"links":[{}]}"#, "links[0]"),
        (r#"{"links":[{"name":"a"},{"count":1}]}"#, "links[1]"),
        (r#"{"links":[],"next":{}}"#, "next"),
    ] {
        assert_eq!(place(document.as_bytes()), path, "{document}");
    }
}

#[test]
fn broken_documents_give_the_last_known_place() {
    for (document, path) in [
        ("", "$"),
        ("<html>", "$"),
        ("[]", "$"),
        (r#"{"links":[{"name":"a""#, "links[0].name"),
        (r#"{"links":[{"name":"a"#, "links[0].name"),
        (r#"{"links":[{"name":"a"},"#, "links[1]"),
        (r#"{"links":[{"name":"a"}"#, "links[0]"),
        (r#"{"links"#, "links"),
    ] {
        assert_eq!(place(document.as_bytes()), path, "{document}");
    }
    assert_eq!(place(b"{\"links\":[{\"name\":\"\xff\"}]}"), "links[0].name");
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Shapes {
    by_name: Option<HashMap<String, Shape>>,
    shape: Option<Shape>,
    tagged: Option<Tagged>,
    pair: Option<(u8, String)>,
    fixed: Option<[u8; 2]>,
    state: Option<State>,
    flag: Option<bool>,
    #[serde(default, deserialize_with = "even")]
    even: Vec<u8>,
    #[serde(default, deserialize_with = "number")]
    number: Option<f64>,
    #[serde(default, deserialize_with = "needed")]
    needed: i64,
    any: Option<serde_json::Value>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
enum Shape {
    Point,
    Circle { radius: f64 },
    Path(Vec<u8>),
}

#[derive(Debug, Deserialize)]
#[serde(tag = "kind")]
#[allow(dead_code)]
enum Tagged {
    A { size: u8 },
}

crate::open_enum! {
    /// For the tests.
    pub enum State {
        /// Zero.
        Unspecified = "UNSPECIFIED",
    }
}

/// A reader that refuses only when everything was read.
fn even<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let list = Vec::<u8>::deserialize(deserializer)?;
    if list.len() % 2 == 0 {
        Ok(list)
    } else {
        Err(serde::de::Error::custom("odd"))
    }
}

fn place_in_shapes(document: &str) -> Option<String> {
    let error = serde_json::from_str::<Shapes>(document).err()?;
    Some(locate(document.as_bytes(), error.line(), error.column()))
}

#[test]
fn all_shapes_of_types_are_followed() {
    for (document, path) in [
        (
            r#"{"by_name":{"first name":"Square"}}"#,
            r#"by_name["first name"]"#,
        ),
        (r#"{"by_name":{"a":"Point","b":5}}"#, "by_name.b"),
        (
            r#"{"by_name":{"1a":{"Circle":{"radius":"x"}}}}"#,
            r#"by_name["1a"].Circle.radius"#,
        ),
        (
            r#"{"by_name":{"a.b":{"Circle":{}}}}"#,
            r#"by_name["a.b"].Circle"#,
        ),
        (
            r#"{"by_name":{"":{"Path":[1,"x"]}}}"#,
            r#"by_name[""].Path[1]"#,
        ),
        (r#"{"by_name":{"été":0}}"#, "by_name.été"),
        (r#"{"by_name":[]}"#, "by_name"),
        (r#"{"by_name":[1]}"#, "by_name"),
        (r#"{"shape":{"Square":{}}}"#, "shape.Square"),
        (r#"{"shape":[]}"#, "shape"),
        (r#"{"tagged":{"kind":"B","size":1}}"#, "tagged.kind"),
        (r#"{"tagged":{"size":1}}"#, "tagged"),
        // What is refused after the parser let go of it is placed by the next token, and after the
        // last member that is the end of the object around it.
        (r#"{"tagged":{"kind":"A","size":"x"},"z":1}"#, "tagged"),
        (r#"{"tagged":{"kind":"A","size":"x"}}"#, "$"),
        (r#"{"even":[1,2,3],"z":1}"#, "even"),
        (r#"{"even":[1,2,3]}"#, "$"),
        (r#"{"pair":[1]}"#, "pair"),
        (r#"{"pair":[1,2]}"#, "pair[1]"),
        (r#"{"pair":{"a":1}}"#, "pair"),
        (r#"{"fixed":[1,2,3]}"#, "fixed[2]"),
        (r#"{"state":[]}"#, "state"),
        (r#"{"state":{"a":1}}"#, "state"),
        (r#"{"state":true}"#, "state"),
        (r#"{"flag":"true"}"#, "flag"),
        (r#"{"flag":[true]}"#, "flag"),
        (r#"{"even":[1,2,300]}"#, "even[2]"),
        (r#"{"needed":null}"#, "needed"),
        (r#"{"needed":""}"#, "needed"),
        (r#"{"needed":null,"flag":true}"#, "needed"),
        (r#"{"number":{"a":{"b":[1]},"c":2}}"#, "number"),
        // Where the inner list starts, either list may be the wrong one.
        (r#"{"number":[[1]]}"#, "number[0]"),
        (r#"{"number":"much"}"#, "number"),
        (r#"{"number":1e999}"#, "number"),
        (r#"{"flag":true,"flag":false}"#, "flag"),
        (r#"{"any":{"a":[1,{"b":trux}]}}"#, "any.a[1].b"),
        (r#"{"any":[1,2,]}"#, "any"),
        (r#"{"any":{"a":"\x"}}"#, "any.a"),
        (r#"{"any":{"a":1 "b":2}}"#, "any.a"),
        (r#"{"any":{"a":1}} trailing"#, "$"),
    ] {
        assert_eq!(
            place_in_shapes(document).as_deref(),
            Some(path),
            "{document}"
        );
        // Over several lines it is the same place, unless it was no JSON.
        let Ok(value) = serde_json::from_str::<serde_json::Value>(document) else {
            continue;
        };
        let laid_out = serde_json::to_string_pretty(&value).unwrap();
        if let Some(place) = place_in_shapes(&laid_out) {
            assert_eq!(place, path, "{laid_out}");
        }
    }
}

#[test]
fn long_and_ugly_paths_are_made_readable() {
    let deep = format!("{}1", r#"{"inner":["#.repeat(60));
    let place = locate(deep.as_bytes(), 1, deep.len());
    assert_eq!(place.chars().count(), 201, "{place}");
    assert!(
        place.starts_with("inner[0].inner[0]") && place.ends_with("[0].inner[0]"),
        "{place}"
    );
    let long = format!(r#"{{"{}":1"#, "k".repeat(10_000));
    let place = locate(long.as_bytes(), 1, long.len());
    assert_eq!(place, format!("{}…", "k".repeat(64)));
    let place = locate(b"{\"a\x1b[31m\n\":1", 2, 3);
    assert_eq!(place, r#"["a\u{1b}[31m\n"]"#);
}

#[test]
fn no_input_and_no_position_is_too_odd() {
    let deep = "[".repeat(10_000);
    assert!(locate(deep.as_bytes(), 1, 10_000).chars().count() <= 201);
    let _ = locate(b"]]}}}", usize::MAX, usize::MAX);
    // A fixed sequence of bytes, so that a failure can be repeated.
    let mut state = 1_u32;
    let alphabet = b"{}[],:\"\\a1 \n\xff";
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        alphabet[(state >> 16) as usize % alphabet.len()]
    })
    .take(4_000)
    .collect();
    for column in 0..bytes.len() {
        let _ = locate(&bytes, 1 + column % 9, column);
    }
}
