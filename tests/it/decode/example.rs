//! Full answers made from their schemas: every property filled, every value another one.

use serde_json::{json, Map, Value};

use super::document::{Kind, Schema};

/// Deeper than any answer of the document; a schema that contained itself would end there.
const MAX_DEPTH: usize = 12;
/// As large as a number gets before a JSON reader in another language would round it, and one more.
const LARGE: i64 = 9_007_199_254_740_993;

/// A valid answer in which all properties are filled and arrays have two elements.
///
/// `turn` selects the value of each enum: over the turns, all values come up.
pub(super) fn example(schema: Schema, turn: usize) -> Value {
    let mut maker = Maker { turn, made: 0 };
    maker.make(schema, 0)
}

struct Maker {
    turn: usize,
    made: usize,
}

impl Maker {
    fn make(&mut self, schema: Schema, depth: usize) -> Value {
        self.made += 1;
        let made = self.made;
        match schema.kind() {
            Kind::Object => self.object(schema, depth),
            Kind::Map => {
                let mut member = || {
                    (
                        format!("key {}", self.made),
                        self.make(schema.inner(), depth),
                    )
                };
                Value::Object(Map::from_iter([member(), member()]))
            }
            Kind::List if depth >= MAX_DEPTH => json!([]),
            Kind::List => {
                let mut element = || self.make(schema.inner(), depth + 1);
                json!([element(), element()])
            }
            Kind::Enum => {
                let values = schema.values();
                json!(values[(made + self.turn) % values.len()])
            }
            Kind::Text => json!(format!("Zürich \"{made}\" 🦀\n")),
            Kind::Timestamp => json!(format!(
                "2026-01-31T12:{:02}:{:02}Z",
                made / 60 % 60,
                made % 60
            )),
            Kind::Integer if schema.definition["format"] == "int64" => json!(LARGE),
            Kind::Integer => json!(made),
            Kind::Number => json!(f64::from(u16::try_from(made).unwrap()) + 0.25),
            Kind::Boolean => json!(made % 2 == 0),
            Kind::Anything => json!({"any": [1, "two", null, {"three": 3.5}]}),
        }
    }

    fn object(&mut self, schema: Schema, depth: usize) -> Value {
        let mut object = Map::new();
        for (name, property) in schema.properties() {
            let deeper = matches!(property.kind(), Kind::Object | Kind::List);
            if depth < MAX_DEPTH || !deeper || schema.requires(name) {
                object.insert(name.to_owned(), self.make(property, depth + 1));
            }
        }
        Value::Object(object)
    }
}
