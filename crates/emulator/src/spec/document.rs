//! Reads the API document into routes and schemas. What it cannot read is an error at start, not at a request.

use std::collections::BTreeMap;

use serde_json::Value;

use super::parameter::Parameter;
use super::route::{Operation, Route};
use super::schema::Schema;
use super::{yaml, Spec};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Reads the text of a document.
pub(super) fn read(text: &str) -> Result<Spec, String> {
    let document = yaml::parse(text)?;
    let mut schemas = BTreeMap::new();
    for (name, value) in members(document.pointer("/components/schemas")) {
        schemas.insert(
            name.clone(),
            Schema::read(value).map_err(|error| format!("schema {name}: {error}"))?,
        );
    }
    let mut routes = Vec::new();
    for (path, item) in members(document.get("paths")) {
        let mut operations = BTreeMap::new();
        for method in METHODS {
            if let Some(value) = item.get(method) {
                let operation = operation(&document, value)
                    .map_err(|error| format!("{method} {path}: {error}"))?;
                operations.insert(method.to_ascii_uppercase(), operation);
            }
        }
        routes.push(Route::new(path, operations));
    }
    // A concrete path wins over one with parameters, as the OpenAPI specification has it.
    routes.sort_by_key(Route::parameter_count);
    Ok(Spec { routes, schemas })
}

fn operation(document: &Value, value: &Value) -> Result<Operation, String> {
    let id = value
        .get("operationId")
        .and_then(Value::as_str)
        .ok_or("no operationId")?;
    let mut parameters = Vec::new();
    for parameter in value
        .get("parameters")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let parameter = resolve(document, parameter).ok_or("a parameter refers to nothing")?;
        // Headers have their own rules; see the idempotency module.
        if parameter.get("in").and_then(Value::as_str) != Some("header") {
            parameters.push(Parameter::read(parameter)?);
        }
    }
    let body = match value.pointer("/requestBody/content/application~1json/schema") {
        Some(schema) => Some(Schema::read(schema)?),
        None => None,
    };
    Ok(Operation {
        id: id.to_owned(),
        scope: value
            .get("x-scope")
            .and_then(Value::as_str)
            .map(str::to_owned),
        parameters,
        body,
    })
}

fn resolve<'v>(document: &'v Value, value: &'v Value) -> Option<&'v Value> {
    match value.get("$ref").and_then(Value::as_str) {
        Some(reference) => document.pointer(reference.strip_prefix('#')?),
        None => Some(value),
    }
}

fn members(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value.and_then(Value::as_object).into_iter().flatten()
}
