//! The cases against openapi.yaml: nothing that the document has may be missing in them.

use std::collections::BTreeSet;

use serde_json::Value;
use url::Url;

use super::case::Case;
use super::{events, link_creation, links, tags, visitors, webhooks};
use crate::decode::document::{document, Schema};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

fn cases() -> Vec<Case> {
    let groups = [
        events::cases(),
        link_creation::cases(),
        links::cases(),
        tags::cases(),
        visitors::cases(),
        webhooks::cases(),
    ];
    groups.into_iter().flatten().collect()
}

/// An operation of the document.
struct Documented {
    id: &'static str,
    method: String,
    path: &'static str,
    definition: &'static Value,
}

fn documented() -> Vec<Documented> {
    let mut found = Vec::new();
    for (path, item) in document()["paths"].as_object().unwrap() {
        for (method, definition) in item.as_object().unwrap() {
            if METHODS.contains(&method.as_str()) {
                found.push(Documented {
                    id: definition["operationId"].as_str().unwrap(),
                    method: method.to_uppercase(),
                    path,
                    definition,
                });
            }
        }
    }
    found
}

/// The document's description of a case's operation.
fn description(case: &Case) -> Documented {
    let found = documented().into_iter().find(|it| it.id == case.operation);
    found.unwrap_or_else(|| panic!("{} is not in openapi.yaml", case.operation))
}

#[test]
fn every_operation_of_the_document_has_one_wire_test() {
    let mut tested: Vec<_> = cases().iter().map(|case| case.operation).collect();
    let mut described: Vec<_> = documented().iter().map(|it| it.id).collect();
    tested.sort_unstable();
    described.sort_unstable();
    assert_eq!(tested, described);
    assert_eq!(tested.len(), 36);
}

#[test]
fn methods_and_paths_are_those_of_the_document() {
    for case in cases() {
        let (described, line) = (description(&case), case.request.line);
        let (method, target) = line.split_once(' ').unwrap();
        assert_eq!(method, described.method, "{line}");
        let path = target.split('?').next().unwrap();
        let segments: Vec<_> = path.split('/').collect();
        let expected: Vec<_> = described.path.split('/').collect();
        assert_eq!(segments.len(), expected.len(), "{line}");
        for (segment, expected) in segments.iter().zip(expected) {
            assert!(expected.starts_with('{') || *segment == expected, "{line}");
        }
    }
}

#[test]
fn every_query_parameter_of_the_document_is_sent_by_a_setter() {
    for case in cases() {
        let (_, target) = case.request.line.split_once(' ').unwrap();
        let url = Url::parse("http://localhost")
            .unwrap()
            .join(target)
            .unwrap();
        let sent: BTreeSet<_> = url
            .query_pairs()
            .map(|(name, _)| name.into_owned())
            .collect();
        let described: BTreeSet<_> = query_parameters(description(&case).definition).collect();
        assert_eq!(sent, described, "{}", case.operation);
    }
}

fn query_parameters(definition: &'static Value) -> impl Iterator<Item = String> {
    let parameters = definition.get("parameters").and_then(Value::as_array);
    let parameters = parameters.into_iter().flatten();
    let queries = parameters.filter(|parameter| parameter["in"] == "query");
    queries.map(|parameter| parameter["name"].as_str().unwrap().to_owned())
}

#[test]
fn every_body_field_of_the_document_is_sent() {
    for case in cases() {
        let content = &description(&case).definition["requestBody"]["content"];
        let schema = &content["application/json"]["schema"];
        match &case.body {
            Some(body) => compare(case.operation, body, schema),
            None => assert!(schema.is_null(), "{} takes a body", case.operation),
        }
    }
}

/// Compares the members of `value` with the properties of its schema, and those of its members.
/// In an array the first item stands for all.
fn compare(place: &str, value: &Value, schema: &'static Value) {
    let definition = Schema::of(schema).definition;
    if let (Value::Array(items), Some(schema)) = (value, definition.get("items")) {
        if let Some(first) = items.first() {
            compare(&format!("{place}[0]"), first, schema);
        }
    }
    let properties = definition.get("properties").and_then(Value::as_object);
    if let (Value::Object(members), Some(properties)) = (value, properties) {
        let sent: BTreeSet<_> = members.keys().collect();
        let described: BTreeSet<_> = properties.keys().collect();
        assert_eq!(sent, described, "{place}");
        for (name, member) in members {
            compare(&format!("{place}.{name}"), member, &properties[name]);
        }
    }
}
