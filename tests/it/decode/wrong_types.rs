//! A value of the wrong type is reported with the operation and its place, at every place.

use std::collections::HashSet;

use linkbreakers::{Error, ErrorKind};
use serde_json::{json, Value};

use super::document::{operations, Kind, Schema};
use super::example::example;
use super::registry::entry;
use super::script::Script;
use super::walk::{replace, rewrite};

async fn refused(id: &str, body: &Value) -> Error {
    let client = Script::json(200, body.to_string()).client();
    match (entry(id).send)(&client).await {
        Ok(_) => panic!("{id} read {body}"),
        Err(error) => error,
    }
}

fn assert_places(error: &Error, id: &str, path: &str) {
    assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
    assert_eq!(error.operation(), Some(id));
    assert_eq!(error.json_path(), Some(path), "{error}");
    for text in [error.to_string(), error.explain()] {
        assert!(text.contains(id) && text.contains(path), "{text}");
    }
}

/// Values that a place of this kind cannot hold.
fn wrong(kind: Kind) -> Vec<Value> {
    match kind {
        Kind::Object => vec![json!("text"), json!(7), json!(true)],
        Kind::Map => vec![json!("text"), json!(7), json!([1])],
        Kind::List => vec![json!("text"), json!(7), json!({"a": 1})],
        Kind::Enum => vec![json!({"a": 1}), json!(["A"]), json!(true)],
        Kind::Text => vec![json!({"a": 1}), json!(["a"]), json!(7)],
        Kind::Timestamp => vec![
            json!("yesterday"),
            json!("2026-01-31"),
            json!(7),
            json!({"seconds": 1}),
        ],
        Kind::Integer => vec![
            json!("seven"),
            json!(1.5),
            json!("9223372036854775808"),
            json!([7]),
        ],
        Kind::Number => vec![json!("much"), json!({"a": 1}), json!(true)],
        Kind::Boolean => vec![json!("perhaps"), json!(3), json!([true])],
        Kind::Anything => vec![],
    }
}

/// The places of an answer, one of each property that was not `seen` in another answer, and all
/// that lie directly in it.
fn places(schema: Schema, seen: &mut HashSet<(String, *const Value)>) -> Vec<(String, Kind)> {
    let mut places = Vec::new();
    replace(schema, example(schema, 0), &mut |place, value| {
        let property = place.path.rsplit('.').next().unwrap_or_default();
        let property = property.trim_end_matches("[1]").to_owned();
        let is_new = seen.insert((property, place.schema.definition as *const Value));
        if is_new || place.depth <= 1 {
            places.push((place.path.to_owned(), place.kind));
        }
        value
    });
    places
}

#[tokio::test]
async fn every_wrong_value_is_found_where_it_is() {
    let mut seen = HashSet::new();
    let mut cases = 0;
    for operation in operations() {
        if operation.ignores_its_answer() {
            continue;
        }
        let schema = Schema::of(operation.answer().1);
        let full = example(schema, 0);
        for (path, kind) in places(schema, &mut seen) {
            // One of the wrong values for each place; over all places, each comes up often.
            let values = wrong(kind);
            let Some(value) = values.get(cases % values.len().max(1)) else {
                continue;
            };
            let served = replace(schema, full.clone(), &mut |place, kept| {
                if place.path == path {
                    value.clone()
                } else {
                    kept
                }
            });
            let error = refused(operation.id, &served).await;
            assert_places(&error, operation.id, &path);
            cases += 1;
        }
    }
    assert!(cases > 800, "only {cases} cases");
}

#[tokio::test]
async fn a_required_member_is_missed_by_name_and_not_made_up() {
    let mut cases = 0;
    for operation in operations() {
        let schema = Schema::of(operation.answer().1);
        let mut objects = Vec::new();
        replace(schema, example(schema, 0), &mut |place, value| {
            for name in place.schema.required() {
                objects.push((place.path.to_owned(), name));
            }
            value
        });
        for (path, name) in objects {
            let served = rewrite(schema, example(schema, 0), &mut |place, mut value| {
                if place.path == path {
                    value.as_object_mut().unwrap().remove(name);
                }
                Some(value)
            });
            let error = refused(operation.id, &served.unwrap()).await;
            assert_places(&error, operation.id, &path);
            assert!(error.message().contains(name), "{error}");
            cases += 1;
        }
    }
    assert!(cases > 10, "only {cases} cases");
}
