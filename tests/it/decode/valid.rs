//! All shapes of a valid answer decode, and come out again as they went in.

use serde_json::{json, Value};

use super::document::{operations, schemas, Described, Kind, Schema};
use super::example::example;
use super::expected::{assert_same, expected};
use super::registry::entry;
use super::script::{answer, Script};
use super::walk::{replace, rewrite, Place};

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

async fn assert_reads(
    operation: &Described,
    served: &Value,
    meant: Value,
    headers: &[(&str, &str)],
) {
    let (status, _) = operation.answer();
    let client = Script::always(answer(status, headers, served.to_string())).client();
    let read = match (entry(operation.id).send)(&client).await {
        Ok(read) => read,
        Err(error) => panic!("{error}"),
    };
    assert_same(operation.id, &read, &expected(operation, meant));
}

/// Serves every operation its full answer changed by `rule`, and expects it changed by `meaning`.
async fn assert_all_read(
    rule: impl Fn(&Place<'_>, Value) -> Option<Value>,
    meaning: impl Fn(&Place<'_>, Value) -> Option<Value>,
) {
    for operation in operations() {
        let schema = Schema::of(operation.answer().1);
        let full = example(schema, 0);
        let served = rewrite(schema, full.clone(), &mut |place, value| rule(place, value));
        let meant = rewrite(schema, full, &mut |place, value| meaning(place, value));
        assert_reads(&operation, &served.unwrap(), meant.unwrap(), JSON).await;
    }
}

fn unchanged(_: &Place<'_>, value: Value) -> Option<Value> {
    Some(value)
}

#[tokio::test]
async fn full_answers_with_every_value_of_every_enum_come_out_as_they_went_in() {
    let turns = schemas()
        .values()
        .map(|schema| Schema::of(schema).values().len());
    for turn in 0..turns.max().unwrap() {
        for operation in operations() {
            let full = example(Schema::of(operation.answer().1), turn);
            assert_reads(&operation, &full, full.clone(), JSON).await;
        }
    }
}

#[tokio::test]
async fn the_content_type_may_be_missing_or_another_one() {
    let types: [&[(&str, &str)]; 4] = [
        &[],
        &[("content-type", "")],
        &[("content-type", "text/plain")],
        &[("content-type", "application/json; charset=UTF-8")],
    ];
    for headers in types {
        for operation in operations() {
            let full = example(Schema::of(operation.answer().1), 0);
            assert_reads(&operation, &full, full.clone(), headers).await;
        }
    }
}

#[tokio::test]
async fn any_other_success_status_is_read_the_same() {
    for operation in operations() {
        for status in [200, 201, 202, 203, 206, 299] {
            let full = example(Schema::of(operation.answer().1), 0);
            let client = Script::json(status, full.to_string()).client();
            let read = (entry(operation.id).send)(&client).await.unwrap();
            assert_same(operation.id, &read, &expected(&operation, full));
        }
    }
}

#[tokio::test]
async fn unknown_fields_are_ignored_everywhere() {
    let with_more = |place: &Place<'_>, mut value: Value| {
        if place.kind == Kind::Object {
            value["addedLater"] = json!({"deep": [1, null, {"er": "x"}]});
            value["added-later"] = Value::Null;
            value[""] = json!([[]]);
        }
        Some(value)
    };
    assert_all_read(with_more, unchanged).await;
}

#[tokio::test]
async fn an_unknown_value_in_all_enums_at_once_is_kept() {
    let unknown = |place: &Place<'_>, value: Value| {
        let new = || json!(format!("NEW_VALUE_OF_{}", place.path));
        Some(if place.kind == Kind::Enum {
            new()
        } else {
            value
        })
    };
    assert_all_read(unknown, unknown).await;
}

#[tokio::test]
async fn an_unknown_value_in_one_enum_alone_is_kept() {
    for operation in operations() {
        let schema = Schema::of(operation.answer().1);
        let full = example(schema, 0);
        let mut names = Vec::new();
        replace(schema, full.clone(), &mut |place, value| {
            if place.kind == Kind::Enum && !names.contains(&place.schema.name) {
                names.push(place.schema.name);
            }
            value
        });
        for name in names {
            let served = replace(schema, full.clone(), &mut |place, value| {
                if place.schema.name == name {
                    json!("value of tomorrow")
                } else {
                    value
                }
            });
            assert_reads(&operation, &served, served.clone(), JSON).await;
        }
    }
}

#[tokio::test]
async fn numbers_and_truth_values_may_be_quoted() {
    let quoted = |place: &Place<'_>, value: Value| {
        let scalar = matches!(place.kind, Kind::Integer | Kind::Number | Kind::Boolean);
        Some(if scalar {
            json!(value.to_string())
        } else {
            value
        })
    };
    assert_all_read(quoted, unchanged).await;
}

#[tokio::test]
async fn the_ends_of_the_int64_range_are_exact_plain_and_quoted() {
    for extreme in [i64::MIN, -1, 0, i64::MAX] {
        let put = move |place: &Place<'_>, value: Value| {
            Some(if place.kind == Kind::Integer {
                json!(extreme)
            } else {
                value
            })
        };
        let quote = move |place: &Place<'_>, value: Value| {
            Some(if place.kind == Kind::Integer {
                json!(extreme.to_string())
            } else {
                value
            })
        };
        assert_all_read(put, put).await;
        assert_all_read(quote, put).await;
    }
}

#[tokio::test]
async fn timestamps_may_have_offsets_fractions_and_lower_case_letters() {
    for (served, meant) in [
        ("2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z"),
        ("2026-01-31T12:00:00.5Z", "2026-01-31T12:00:00.500Z"),
        ("2026-01-31T12:00:00.000000Z", "2026-01-31T12:00:00Z"),
        (
            "2026-01-31T13:30:00.123456789+01:30",
            "2026-01-31T12:00:00.123456789Z",
        ),
        (
            "2026-01-31T00:00:00.123456-12:00",
            "2026-01-31T12:00:00.123456Z",
        ),
        ("2026-01-31T12:00:00+00:00", "2026-01-31T12:00:00Z"),
        ("2026-01-31T12:00:00-00:00", "2026-01-31T12:00:00Z"),
        ("2026-01-31t12:00:00z", "2026-01-31T12:00:00Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        (
            "9999-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59.999999999Z",
        ),
        ("1969-12-31T23:59:59.000001Z", "1969-12-31T23:59:59.000001Z"),
    ] {
        let put = |text: &'static str| {
            move |place: &Place<'_>, value: Value| {
                Some(if place.kind == Kind::Timestamp {
                    json!(text)
                } else {
                    value
                })
            }
        };
        assert_all_read(put(served), put(meant)).await;
    }
}
