//! Nothing has many spellings: absent, null, an empty string, list, object or body.

use serde_json::{json, Value};

use super::document::{operations, schemas, Kind, Schema};
use super::example::example;
use super::expected::{assert_same, expected};
use super::registry::entry;
use super::script::{answer, Script};
use super::walk::{rewrite, Place};

/// Deeper than the deepest place of any answer.
const LEVELS: std::ops::Range<usize> = 0..16;

/// Serves each operation its full answer with `spelling` at the optional places that `chosen`
/// picks, and expects what `meaning` says there; `None` is absent.
async fn assert_read(
    chosen: impl Fn(&Place<'_>) -> bool,
    spelling: impl Fn(&Place<'_>) -> Option<Value>,
    meaning: impl Fn(&Place<'_>) -> Option<Value>,
) {
    for operation in operations() {
        let (status, schema) = operation.answer();
        let schema = Schema::of(schema);
        let full = example(schema, 0);
        let with = |nothing: &dyn Fn(&Place<'_>) -> Option<Value>| {
            let changed = rewrite(schema, full.clone(), &mut |place, value| {
                if place.is_optional && chosen(place) {
                    nothing(place)
                } else {
                    Some(value)
                }
            });
            changed.unwrap()
        };
        let served = with(&spelling);
        let client = Script::json(status, served.to_string()).client();
        let read = match (entry(operation.id).send)(&client).await {
            Ok(read) => read,
            Err(error) => panic!("{error}"),
        };
        assert_same(operation.id, &read, &expected(&operation, with(&meaning)));
    }
}

fn is_scalar(place: &Place<'_>) -> bool {
    !is_container(place)
}

fn is_container(place: &Place<'_>) -> bool {
    matches!(place.kind, Kind::Object | Kind::List | Kind::Map)
}

fn absent(_: &Place<'_>) -> Option<Value> {
    None
}

fn null(_: &Place<'_>) -> Option<Value> {
    Some(Value::Null)
}

#[tokio::test]
async fn optional_values_may_be_absent() {
    assert_read(is_scalar, absent, absent).await;
    for level in LEVELS {
        assert_read(
            |place| is_container(place) && place.depth == level,
            absent,
            absent,
        )
        .await;
    }
}

#[tokio::test]
async fn optional_values_may_be_null() {
    assert_read(is_scalar, null, absent).await;
    for level in LEVELS {
        assert_read(
            |place| is_container(place) && place.depth == level,
            null,
            absent,
        )
        .await;
    }
}

#[tokio::test]
async fn an_empty_string_is_kept_as_text_and_is_nothing_elsewhere() {
    let empty = |_: &Place<'_>| Some(json!(""));
    // An enum keeps the text too, as a value that it does not know.
    let meaning = |place: &Place<'_>| {
        matches!(place.kind, Kind::Text | Kind::Enum | Kind::Anything).then(|| json!(""))
    };
    assert_read(is_scalar, empty, meaning).await;
}

#[tokio::test]
async fn containers_may_be_empty() {
    let empty = |place: &Place<'_>| {
        Some(if place.kind == Kind::List {
            json!([])
        } else {
            json!({})
        })
    };
    // An object whose schema requires a member cannot be empty.
    let can_be = |place: &Place<'_>| is_container(place) && place.schema.required().count() == 0;
    for level in LEVELS {
        assert_read(|place| can_be(place) && place.depth == level, empty, empty).await;
    }
}

#[tokio::test]
async fn null_in_a_list_is_left_out() {
    for operation in operations() {
        let (status, schema) = operation.answer();
        let schema = Schema::of(schema);
        let full = example(schema, 0);
        let served = rewrite(schema, full.clone(), &mut |_, mut value| {
            if let Value::Array(elements) = &mut value {
                elements.insert(1, Value::Null);
                elements.push(Value::Null);
            }
            Some(value)
        });
        // What may be anything is not looked into.
        let meant = rewrite(schema, full, &mut |place, value| {
            Some(match value {
                Value::Array(mut elements) if place.kind == Kind::Anything => {
                    elements.insert(1, Value::Null);
                    json!(elements)
                }
                value => value,
            })
        });
        let client = Script::json(status, served.unwrap().to_string()).client();
        let read = (entry(operation.id).send)(&client).await.unwrap();
        assert_same(operation.id, &read, &expected(&operation, meant.unwrap()));
    }
}

#[tokio::test]
async fn a_body_that_says_nothing_is_an_empty_answer() {
    for (status, body) in [
        (204, ""),
        (205, ""),
        (200, ""),
        (202, " \r\n"),
        (200, "null"),
        (200, " null\n"),
    ] {
        for operation in operations() {
            let client = Script::always(answer(status, &[], body)).client();
            let read = (entry(operation.id).send)(&client).await.unwrap();
            let nothing = operation.may_answer_nothing() || operation.ignores_its_answer();
            let meant = if nothing { Value::Null } else { json!({}) };
            assert_eq!(read, meant, "{} with {status} {body:?}", operation.id);
        }
    }
}

#[tokio::test]
async fn an_answer_without_properties_is_not_read_at_all() {
    for operation in operations() {
        if operation.ignores_its_answer() {
            for body in ["{}", "[1", "<html>", "OK", "\u{0}"] {
                let client = Script::json(200, body).client();
                let read = (entry(operation.id).send)(&client).await.unwrap();
                assert_eq!(read, Value::Null, "{}", operation.id);
            }
        }
    }
}

#[test]
fn every_schema_of_the_document_is_of_a_kind_that_the_variants_know() {
    for (name, schema) in schemas() {
        let kind = Schema::of(schema).kind();
        assert!(
            matches!(kind, Kind::Object | Kind::Enum),
            "{name} is {kind:?}"
        );
    }
}
