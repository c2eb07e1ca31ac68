//! The API document as the judge of answers. It is read here anew: nothing of the emulator is used.

use std::sync::LazyLock;

use jsonschema::{Draft, Validator};
use serde_json::{json, Map, Value};
use yaml_rust2::{Yaml, YamlLoader};

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../openapi.yaml");
    json_of(&YamlLoader::load_from_str(text).unwrap()[0])
});

pub(crate) fn json_of(yaml: &Yaml) -> Value {
    match yaml {
        Yaml::Boolean(flag) => json!(flag),
        Yaml::Integer(number) => json!(number),
        Yaml::Real(text) | Yaml::String(text) => json!(text),
        Yaml::Array(items) => items.iter().map(json_of).collect(),
        Yaml::Hash(entries) => Value::Object(Map::from_iter(
            entries
                .iter()
                .map(|(key, value)| (name_of(key), json_of(value))),
        )),
        _ => Value::Null,
    }
}

fn name_of(key: &Yaml) -> String {
    match key {
        Yaml::Integer(number) => number.to_string(),
        key => key.as_str().unwrap().to_owned(),
    }
}

/// The ids of all operations.
pub(crate) fn operation_ids() -> Vec<String> {
    let paths = DOCUMENT["paths"].as_object().unwrap().values();
    let operations = paths.flat_map(|item| item.as_object().unwrap().values());
    operations
        .map(|operation| operation["operationId"].as_str().unwrap().to_owned())
        .collect()
}

/// All paths, as the document writes them.
pub(crate) fn templates() -> impl Iterator<Item = &'static str> {
    let paths = DOCUMENT["paths"].as_object().unwrap().keys();
    paths.map(String::as_str)
}

/// The id of the operation that a request belongs to, after checking its answer.
pub(crate) fn check(method: &str, path: &str, status: u16, body: &Value) -> Option<String> {
    let path = path.split('?').next().unwrap();
    let method = method.to_lowercase();
    let paths = DOCUMENT["paths"].as_object().unwrap();
    let mut matching: Vec<_> = paths
        .iter()
        .filter(|(template, _)| fits(template, path))
        .collect();
    matching.sort_by_key(|(template, _)| template.matches('{').count());
    let operation = matching.first()?.1.get(&method)?;
    let declared = operation["responses"].get(status.to_string());
    let schema = match declared {
        Some(response) if response.get("content").is_some() => {
            response["content"]["application/json"]["schema"].clone()
        }
        _ if (200..300).contains(&status) => {
            panic!("{method} {path} answers {status}, which is not declared")
        }
        _ => json!({ "$ref": "#/components/schemas/ErrorResponse" }),
    };
    let errors: Vec<_> = validator(schema)
        .iter_errors(body)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(
        errors.is_empty(),
        "{method} {path} answers {status}: {errors:?} in {body:#}"
    );
    Some(operation["operationId"].as_str().unwrap().to_owned())
}

/// Checks any value against a named schema.
pub(crate) fn check_schema(name: &str, value: &Value) {
    let schema = json!({ "$ref": format!("#/components/schemas/{name}") });
    assert!(validator(schema).is_valid(value), "not a {name}: {value:#}");
}

fn validator(schema: Value) -> Validator {
    let root = json!({ "allOf": [schema], "components": { "schemas": DOCUMENT["components"]["schemas"] } });
    jsonschema::options()
        .with_draft(Draft::Draft4)
        .should_validate_formats(true)
        .build(&root)
        .unwrap()
}

fn fits(template: &str, path: &str) -> bool {
    let (template, path): (Vec<_>, Vec<_>) =
        (template.split('/').collect(), path.split('/').collect());
    let same = |(wanted, part): (&&str, &&str)| wanted.starts_with('{') || wanted == part;
    template.len() == path.len() && template.iter().zip(&path).all(same)
}
