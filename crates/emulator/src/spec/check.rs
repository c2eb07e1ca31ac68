//! Checks values against schemas, with the leniency of proto3 JSON.
//!
//! A general validator would not do: null for an optional member means absent, a 64-bit integer may be
//! quoted, and unknown members pass. Checking therefore also rewrites a value into its plain form.

use std::collections::BTreeMap;

use chrono::DateTime;
use serde_json::{Map, Value};
use url::Url;

use super::schema::{Format, Schema};
use super::Spec;

/// One reason to refuse a request.
#[derive(Debug)]
pub(crate) struct Violation {
    pub(crate) field: String,
    pub(crate) reason: String,
}

impl Violation {
    pub(crate) fn new(field: &str, reason: impl Into<String>) -> Self {
        let field = if field.is_empty() { "body" } else { field };
        Self {
            field: field.to_owned(),
            reason: reason.into(),
        }
    }
}

/// Checks `value` at the place `at` and returns its plain form; what is wrong goes to `violations`.
pub(super) fn check(
    spec: &Spec,
    schema: &Schema,
    value: Value,
    at: &str,
    violations: &mut Vec<Violation>,
) -> Value {
    let mut violation = |reason: &str| violations.push(Violation::new(at, reason));
    match (schema, value) {
        (Schema::Any, value)
        | (Schema::Boolean, value @ Value::Bool(_))
        | (Schema::Number, value @ Value::Number(_)) => {
            return value;
        }
        (Schema::Reference(name), value) => match spec.schema(name) {
            Some(schema) => return check(spec, schema, value, at, violations),
            None => violation("is of a type that the API document does not define"),
        },
        (
            Schema::Integer {
                narrow,
                minimum,
                maximum,
            },
            value,
        ) => match whole(&value, *narrow) {
            Some(number) if minimum.is_some_and(|least| number < least) => {
                violation("is below the minimum")
            }
            Some(number) if maximum.is_some_and(|most| number > most) => {
                violation("is above the maximum")
            }
            Some(number) => return Value::from(number),
            None => violation("is not an integer in range"),
        },
        (
            Schema::Text {
                format,
                min_length,
                max_length,
                options,
            },
            Value::String(text),
        ) => {
            let length = text.chars().count() as u64;
            if options
                .as_ref()
                .is_some_and(|options| !options.contains(&Value::String(text.clone())))
            {
                violation("is not one of the allowed values");
            } else if min_length.is_some_and(|least| length < least) {
                violation("is too short");
            } else if max_length.is_some_and(|most| length > most) {
                violation("is too long");
            } else if *format == Format::Timestamp && DateTime::parse_from_rfc3339(&text).is_err() {
                violation("is not an RFC 3339 timestamp");
            } else if *format == Format::WebAddress && !is_web_address(&text) {
                violation("is not an absolute http or https URL");
            }
            return Value::String(text);
        }
        (
            Schema::Array {
                items,
                min_items,
                max_items,
            },
            Value::Array(values),
        ) => {
            let count = values.len() as u64;
            if min_items.is_some_and(|least| count < least)
                || max_items.is_some_and(|most| count > most)
            {
                violation("has too few or too many items");
                return Value::Null;
            }
            let each = values.into_iter().enumerate();
            return each
                .map(|(index, value)| {
                    check(spec, items, value, &format!("{at}[{index}]"), violations)
                })
                .collect();
        }
        (
            Schema::Object {
                members,
                required,
                rest,
                max_members,
            },
            Value::Object(values),
        ) => {
            if max_members.is_some_and(|most| values.len() as u64 > most) {
                violation("has too many entries");
            }
            return object(spec, (members, rest), required, values, at, violations);
        }
        (Schema::Boolean, _) => violation("is not true or false"),
        (Schema::Number, _) => violation("is not a number"),
        (Schema::Text { .. }, _) => violation("is not a string"),
        (Schema::Array { .. }, _) => violation("is not an array"),
        (Schema::Object { .. }, _) => violation("is not an object"),
    }
    Value::Null
}

fn object(
    spec: &Spec,
    (members, rest): (&BTreeMap<String, Schema>, &Schema),
    required: &[String],
    values: Map<String, Value>,
    at: &str,
    violations: &mut Vec<Violation>,
) -> Value {
    let place = |name: &str| {
        if at.is_empty() {
            name.to_owned()
        } else {
            format!("{at}.{name}")
        }
    };
    let mut plain = Map::new();
    for (name, value) in values {
        let declared = members.get(&name);
        if value.is_null() && declared.is_some() {
            continue;
        }
        let value = check(
            spec,
            declared.unwrap_or(rest),
            value,
            &place(&name),
            violations,
        );
        plain.insert(name, value);
    }
    for name in required.iter().filter(|name| !plain.contains_key(*name)) {
        violations.push(Violation::new(&place(name), "is required"));
    }
    Value::Object(plain)
}

/// A whole number, also written as `1.0`; a 64-bit one also in quotes.
fn whole(value: &Value, narrow: bool) -> Option<i64> {
    let number = match value {
        Value::String(text) if !narrow => text.parse().ok()?,
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(integer), _) => integer,
            // Only within ±2^53 is a float surely the number that was meant.
            (None, Some(float)) if float.fract() == 0.0 && float.abs() < 9e15 => float as i64,
            _ => return None,
        },
        _ => return None,
    };
    (!narrow || i32::try_from(number).is_ok()).then_some(number)
}

/// Whether `text` is an absolute http or https URL.
fn is_web_address(text: &str) -> bool {
    // The parser mends what browsers mend: missing slashes, blanks, tabs. An API takes none of that.
    let written_out = text
        .split_once("://")
        .is_some_and(|(scheme, _)| !scheme.is_empty());
    let clean = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    let http = |url: Url| matches!(url.scheme(), "http" | "https") && url.has_host();
    written_out && clean && Url::parse(text).is_ok_and(http)
}
