//! What openapi.yaml must hold for our templates and readers, and no general linter knows.

use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};

use crate::files;
use crate::lint::DOCUMENT;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
const WRITES: [&str; 3] = ["post", "put", "patch"];

/// Findings, one line each.
pub(crate) fn check(root: &Path) -> Result<Vec<String>> {
    let text = files::read(root, DOCUMENT)?;
    let document = serde_saphyr::from_str(&text).context("openapi.yaml is no YAML")?;
    let mut findings = unfinished(&text);
    findings.extend(examine(&document));
    Ok(findings
        .into_iter()
        .map(|finding| format!("{DOCUMENT}: {finding}"))
        .collect())
}

fn unfinished(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.contains("TODO"));
    lines
        .map(|(index, _)| format!("line {} is unfinished", index + 1))
        .collect()
}

fn examine(document: &Value) -> Vec<String> {
    let mut findings = Vec::new();
    for (path, item) in entries(document.get("paths")) {
        for (method, operation) in entries(Some(item)) {
            if METHODS.contains(&method.as_str()) {
                let name = format!("{} {path}", method.to_uppercase());
                examine_operation(document, &name, method, operation, &mut findings);
            }
        }
    }
    for (name, schema) in entries(document.pointer("/components/schemas")) {
        examine_schema(name, schema, &mut findings);
    }
    findings
}

fn examine_operation(
    document: &Value,
    name: &str,
    method: &str,
    operation: &Value,
    findings: &mut Vec<String>,
) {
    for key in ["x-method", "x-scope", "operationId"] {
        if operation
            .get(key)
            .and_then(Value::as_str)
            .is_none_or(str::is_empty)
        {
            findings.push(format!("{name} has no {key}"));
        }
    }
    require_text(name, operation, findings);
    if WRITES.contains(&method) && operation.get("x-idempotency").is_none() {
        findings.push(format!("{name} writes, but has no x-idempotency"));
    }
    let parameters: Vec<&Value> = items(operation.get("parameters"))
        .map(|parameter| resolve(document, parameter))
        .collect();
    for parameter in &parameters {
        require_text(
            &format!("{name}, parameter {}", text(parameter, "name")),
            parameter,
            findings,
        );
    }
    let takes = |wanted: &str| {
        parameters
            .iter()
            .any(|parameter| text(parameter, "name") == wanted)
    };
    let Some(pagination) = operation.get("x-pagination") else {
        if takes("pageToken") || text(operation, "x-method") == "list" {
            findings.push(format!("{name} is a list, but has no x-pagination"));
        }
        return;
    };
    for key in ["in", "token", "size", "items", "next-token"] {
        if text(pagination, key).is_empty() {
            findings.push(format!("{name}: x-pagination has no {key}"));
        }
    }
    if text(pagination, "in") == "query" {
        for key in ["token", "size"] {
            let parameter = text(pagination, key);
            if !takes(parameter) {
                findings.push(format!(
                    "{name}: x-pagination names {parameter}, no parameter"
                ));
            }
        }
    }
}

fn examine_schema(name: &str, schema: &Value, findings: &mut Vec<String>) {
    require_text(name, schema, findings);
    for (property, value) in entries(schema.get("properties")) {
        let name = format!("{name}.{property}");
        require_text(&name, value, findings);
        if value.get("enum").is_some() {
            examine_enum(&name, value, findings);
        }
    }
    if schema.get("enum").is_some() {
        examine_enum(name, schema, findings);
    }
}

fn examine_enum(name: &str, schema: &Value, findings: &mut Vec<String>) {
    let values = items(schema.get("enum")).count();
    let described = items(schema.get("x-enum-descriptions"))
        .filter(|description| {
            description
                .as_str()
                .is_some_and(|text| !text.trim().is_empty())
        })
        .count();
    if values != described {
        findings.push(format!(
            "{name} has {values} values, but {described} x-enum-descriptions"
        ));
    }
}

fn require_text(name: &str, value: &Value, findings: &mut Vec<String>) {
    if text(value, "description").trim().is_empty() {
        findings.push(format!("{name} has no description"));
    }
}

/// Follows a `$ref` inside the document.
fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|r| r.strip_prefix('#'));
    pointer
        .and_then(|pointer| document.pointer(pointer))
        .unwrap_or(value)
}

fn entries(value: Option<&Value>) -> impl Iterator<Item = (&String, &Value)> {
    value
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}

fn items(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests;
