//! One path or query parameter: text from the URL into a checked value.

use serde_json::Value;

use super::check::{self, Violation};
use super::schema::Schema;
use super::Spec;

/// A parameter as the document declares it.
#[derive(Debug)]
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) in_path: bool,
    required: bool,
    schema: Schema,
    default: Option<Value>,
}

impl Parameter {
    pub(super) fn read(value: &Value) -> Result<Self, String> {
        let text = |name: &str| value.get(name).and_then(Value::as_str);
        let declared = value.get("schema").ok_or("a parameter without schema")?;
        Ok(Self {
            name: text("name").ok_or("a parameter without name")?.to_owned(),
            in_path: text("in") == Some("path"),
            required: value
                .get("required")
                .and_then(Value::as_bool)
                .unwrap_or_default(),
            schema: Schema::read(declared)?,
            default: declared.get("default").cloned(),
        })
    }

    /// The value for the texts found in the URL; `None` when it is absent or not valid.
    pub(super) fn value(
        &self,
        spec: &Spec,
        raw: Vec<String>,
        violations: &mut Vec<Violation>,
    ) -> Option<Value> {
        let value = match (&self.schema, raw.len()) {
            (_, 0) if self.required => {
                violations.push(Violation::new(&self.name, "is required"));
                return None;
            }
            (_, 0) => return self.default.clone(),
            (Schema::Array { .. }, _) => Value::from(raw),
            (_, 1) => typed(&self.schema, raw.into_iter().next().unwrap_or_default()),
            _ => {
                violations.push(Violation::new(&self.name, "is sent more than once"));
                return None;
            }
        };
        let before = violations.len();
        let value = check::check(spec, &self.schema, value, &self.name, violations);
        (violations.len() == before).then_some(value)
    }
}

/// Everything in a URL is text; numbers and flags are told by the schema.
fn typed(schema: &Schema, text: String) -> Value {
    match schema {
        Schema::Integer { .. } => text.parse::<i64>().map_or(Value::String(text), Value::from),
        Schema::Number => text.parse::<f64>().map_or(Value::String(text), Value::from),
        Schema::Boolean => text
            .parse::<bool>()
            .map_or(Value::String(text), Value::from),
        _ => Value::String(text),
    }
}
