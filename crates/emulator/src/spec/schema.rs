//! The part of JSON Schema that the document uses, read once at start.

use std::collections::BTreeMap;

use serde_json::Value;

/// What a value must look like.
#[derive(Debug)]
pub(crate) enum Schema {
    /// Another schema by name.
    Reference(String),
    Any,
    Boolean,
    Number,
    Integer {
        narrow: bool,
        minimum: Option<i64>,
        maximum: Option<i64>,
    },
    Text {
        format: Format,
        min_length: Option<u64>,
        max_length: Option<u64>,
        options: Option<Vec<Value>>,
    },
    Array {
        items: Box<Schema>,
        min_items: Option<u64>,
        max_items: Option<u64>,
    },
    Object {
        members: BTreeMap<String, Schema>,
        required: Vec<String>,
        rest: Box<Schema>,
        max_members: Option<u64>,
    },
}

/// What the text of a string means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Plain,
    Timestamp,
    /// An absolute http or https URL: everything that visitors or deliveries are sent to.
    WebAddress,
}

impl Schema {
    /// Reads a schema of the document.
    pub(super) fn read(value: &Value) -> Result<Self, String> {
        if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
            let name = reference
                .strip_prefix("#/components/schemas/")
                .ok_or("a reference to elsewhere")?;
            return Ok(Self::Reference(name.to_owned()));
        }
        if let Some(parts) = value.get("allOf").and_then(Value::as_array) {
            return match parts.as_slice() {
                [only] => Self::read(only),
                _ => Err("allOf with several parts".to_owned()),
            };
        }
        let count = |name: &str| value.get(name).and_then(Value::as_u64);
        let integer = |name: &str| value.get(name).and_then(Value::as_i64);
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        Ok(match text("type") {
            Some("boolean") => Self::Boolean,
            Some("number") => Self::Number,
            Some("integer") => Self::Integer {
                narrow: text("format") == Some("int32"),
                minimum: integer("minimum"),
                maximum: integer("maximum"),
            },
            Some("string") => Self::Text {
                format: match (text("format"), text("x-format-hint")) {
                    (Some("date-time"), _) => Format::Timestamp,
                    (Some("uri"), _) | (_, Some("uri")) => Format::WebAddress,
                    _ => Format::Plain,
                },
                min_length: count("minLength"),
                max_length: count("maxLength"),
                options: value.get("enum").and_then(Value::as_array).cloned(),
            },
            Some("array") => Self::Array {
                items: Box::new(Self::read(
                    value.get("items").ok_or("an array without items")?,
                )?),
                min_items: count("minItems"),
                max_items: count("maxItems"),
            },
            Some("object") => Self::read_object(value, count("maxProperties"))?,
            None => Self::Any,
            Some(other) => return Err(format!("unknown type {other}")),
        })
    }

    fn read_object(value: &Value, max_members: Option<u64>) -> Result<Self, String> {
        let mut members = BTreeMap::new();
        for (name, member) in value
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            members.insert(name.clone(), Self::read(member)?);
        }
        let required = value
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let rest = match value.get("additionalProperties") {
            Some(schema @ Value::Object(_)) => Self::read(schema)?,
            _ => Self::Any,
        };
        Ok(Self::Object {
            members,
            required: required
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect(),
            rest: Box::new(rest),
            max_members,
        })
    }
}
