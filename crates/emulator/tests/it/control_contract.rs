//! The control API's own document as the judge of its answers.

use std::sync::LazyLock;

use jsonschema::{Draft, Validator};
use serde_json::{json, Value};
use yaml_rust2::YamlLoader;

use crate::contract::json_of;
use crate::support::Api;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let text = include_str!("../../src/control/openapi.yaml");
    json_of(&YamlLoader::load_from_str(text).unwrap()[0])
});

/// The paths with the methods that they have.
pub(crate) fn operations() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let paths = DOCUMENT["paths"].as_object().unwrap();
    paths.iter().map(|(path, item)| {
        let methods = item.as_object().unwrap().keys();
        (path.as_str(), methods.map(String::as_str).collect())
    })
}

/// The media type of an answer to a GET of a path that answers with something other than JSON.
pub(crate) fn other_media_type(path: &str) -> Option<&'static str> {
    let content = &DOCUMENT["paths"][path]["get"]["responses"]["200"]["content"];
    let name = content.as_object()?.keys().next()?.as_str();
    (name != "application/json").then_some(name)
}

pub(crate) fn document() -> &'static Value {
    &DOCUMENT
}

/// A request to one of the emulator's own paths, without a token. Its answer is checked.
pub(crate) async fn control(
    api: &Api,
    method: &str,
    path: &str,
    body: Option<Value>,
) -> (u16, Value) {
    let mut request = api.request(method, &format!("/_emulator{path}"));
    if let Some(body) = body {
        request = request.json(&body);
    }
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    let body = response.bytes().await.unwrap();
    let body = serde_json::from_slice(&body).unwrap();
    check(method, &format!("/_emulator{path}"), status, &body);
    (status, body)
}

fn check(method: &str, path: &str, status: u16, body: &Value) {
    let operation = &DOCUMENT["paths"][template(path)][method.to_lowercase()];
    let mut response = &operation["responses"][status.to_string()];
    if response.is_null() {
        assert!(
            status >= 400,
            "{method} {path} answers {status}, which is not declared"
        );
        response = &DOCUMENT["components"]["responses"]["Error"];
    }
    if let Some(reference) = response["$ref"].as_str() {
        response = DOCUMENT.pointer(&reference[1..]).unwrap();
    }
    let schema = &response["content"]["application/json"]["schema"];
    let errors: Vec<_> = validator(schema)
        .iter_errors(body)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(
        errors.is_empty(),
        "{method} {path} answers {status}: {errors:?} in {body:#}"
    );
}

/// The path as the document has it.
fn template(path: &str) -> String {
    let path = path.split('?').next().unwrap();
    let segments: Vec<&str> = path.split('/').collect();
    match segments.as_slice() {
        ["", "_emulator", "deliveries", _] => "/_emulator/deliveries/{id}".to_owned(),
        ["", "_emulator", "deliveries", _, rest] => format!("/_emulator/deliveries/{{id}}/{rest}"),
        _ => path.to_owned(),
    }
}

fn validator(schema: &Value) -> Validator {
    assert!(schema.is_object(), "no schema");
    let root = json!({ "allOf": [schema], "components": DOCUMENT["components"] });
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .build(&root)
        .unwrap()
}
