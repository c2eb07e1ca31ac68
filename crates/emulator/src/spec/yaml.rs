//! YAML into JSON values, the form in which the rest of the crate walks the document.

use serde_json::{Map, Number, Value};
use yaml_rust2::{Yaml, YamlLoader};

/// The first document of `text`.
pub(super) fn parse(text: &str) -> Result<Value, String> {
    let documents = YamlLoader::load_from_str(text).map_err(|error| error.to_string())?;
    let first = documents
        .into_iter()
        .next()
        .ok_or("the document is empty")?;
    Ok(value_of(first))
}

fn value_of(yaml: Yaml) -> Value {
    match yaml {
        Yaml::Boolean(flag) => Value::Bool(flag),
        Yaml::Integer(number) => Value::from(number),
        Yaml::Real(text) => text
            .parse()
            .ok()
            .and_then(Number::from_f64)
            .map_or(Value::String(text), Value::Number),
        Yaml::String(text) => Value::String(text),
        Yaml::Array(items) => Value::Array(items.into_iter().map(value_of).collect()),
        Yaml::Hash(entries) => {
            let named = entries
                .into_iter()
                .filter_map(|(key, value)| Some((name_of(key)?, value_of(value))));
            Value::Object(Map::from_iter(named))
        }
        Yaml::Null | Yaml::BadValue | Yaml::Alias(_) => Value::Null,
    }
}

fn name_of(key: Yaml) -> Option<String> {
    match key {
        Yaml::String(text) | Yaml::Real(text) => Some(text),
        Yaml::Integer(number) => Some(number.to_string()),
        Yaml::Boolean(flag) => Some(flag.to_string()),
        _ => None,
    }
}
