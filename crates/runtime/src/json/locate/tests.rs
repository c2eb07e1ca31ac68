//! The place against what serde_json reports for real types.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::Deserialize;

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

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Link {
    name: String,
    #[serde(default, deserialize_with = "lenient::timestamp")]
    created_at: Option<DateTime<Utc>>,
    #[serde(default, deserialize_with = "lenient::int64")]
    count: Option<i64>,
    #[serde(default, deserialize_with = "lenient::list")]
    tags: Option<Vec<String>>,
    metadata: Option<HashMap<String, String>>,
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
        (r#"{"links":[ [1] ]}"#, "links[0][0]"),
        (r#"{"links":["a"]}"#, "links[0]"),
        (r#"{"links":[{"name":1}]}"#, "links[0].name"),
        (r#"{"links":[{"name":[]}]}"#, "links[0].name"),
        (r#"{"links":[{"name": null}]}"#, "links[0].name"),
        (r#"{"links":[{"name":true}]}"#, "links[0].name"),
        (r#"{"links":[{"name":"a"},{"name":"b","createdAt":"soon"}]}"#, "links[1].createdAt"),
        (r#"{"links":[{"name":"a"},{"name":"b","count":1.5 }]}"#, "links[1].count"),
        (r#"{"links":[{"name":"a","count":"x"}]}"#, "links[0].count"),
        (r#"{"links":[{"name":"a","count":{}}]}"#, "links[0].count"),
        (r#"{"links":[{"name":"a","count":[1]}]}"#, "links[0].count"),
        (r#"{"links":[{"name":"a","tags":["x",5]}]}"#, "links[0].tags[1]"),
        (r#"{"links":[{"name":"a","tags":["x", {}]}]}"#, "links[0].tags[1]"),
        (r#"{"links":[{"name":"a","metadata":{"k e":1}}]}"#, r#"links[0].metadata["k e"]"#),
        (r#"{"links":[{"name":"a","metadata":{"q\"":1}}]}"#, r#"links[0].metadata["q\""]"#),
        (r#"{"links":[],"next":{"links":[],"total":300}}"#, "next.total"),
        (r#"{"links":[],"total":-1}"#, "total"),
        ("{\n  \"links\": [\n    {\"name\": 7}\n  ]\n}", "links[0].name"),
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

#[test]
fn no_input_and_no_position_is_too_odd() {
    let deep = "[".repeat(10_000);
    assert!(locate(deep.as_bytes(), 1, 10_000).len() < 1_000);
    let long = format!("{{\"{}\":1", "k".repeat(10_000));
    assert!(locate(long.as_bytes(), 1, 10_004).len() < 1_000);
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
