//! Each rule finds its breach, and a document without one passes.

use serde_json::{json, Value};

use super::{examine, unfinished};

fn document() -> Value {
    json!({
        "paths": { "/v1/links": {
            "get": {
                "operationId": "LinksService_List",
                "description": "Lists.",
                "x-method": "list",
                "x-scope": "links:read",
                "x-pagination": {
                    "in": "query", "token": "pageToken", "size": "pageSize",
                    "items": "links", "next-token": "nextPageToken"
                },
                "parameters": [
                    { "name": "pageToken", "description": "Token." },
                    { "$ref": "#/components/parameters/Size" }
                ]
            },
            "post": {
                "operationId": "LinksService_Create",
                "description": "Creates.",
                "x-method": "create",
                "x-scope": "links:write",
                "x-idempotency": { "header": "Idempotency-Key" }
            }
        } },
        "components": {
            "parameters": { "Size": { "name": "pageSize", "description": "Size." } },
            "schemas": {
                "Action": {
                    "description": "Action.",
                    "enum": ["SCAN"],
                    "x-enum-descriptions": ["A scan."]
                },
                "Link": {
                    "description": "Link.",
                    "properties": { "id": { "description": "Identifier." } }
                }
            }
        }
    })
}

/// Findings after the value at a pointer was taken out.
fn without(parent: &str, key: &str) -> Vec<String> {
    let mut document = document();
    let object = document
        .pointer_mut(parent)
        .and_then(Value::as_object_mut)
        .unwrap();
    object.remove(key).unwrap();
    examine(&document)
}

#[test]
fn a_complete_document_passes() {
    assert_eq!(examine(&document()), Vec::<String>::new());
}

#[test]
fn finds_what_an_operation_lacks() {
    let get = "/paths/~1v1~1links/get";
    let post = "/paths/~1v1~1links/post";
    assert_eq!(without(get, "x-method"), ["GET /v1/links has no x-method"]);
    assert_eq!(without(get, "x-scope"), ["GET /v1/links has no x-scope"]);
    assert_eq!(
        without(get, "description"),
        ["GET /v1/links has no description"]
    );
    let finding = "GET /v1/links is a list, but has no x-pagination";
    assert_eq!(without(get, "x-pagination"), [finding]);
    let finding = "POST /v1/links writes, but has no x-idempotency";
    assert_eq!(without(post, "x-idempotency"), [finding]);
}

#[test]
fn finds_a_page_parameter_that_does_not_exist() {
    let findings = without("/components/parameters/Size", "name");
    assert_eq!(
        findings,
        ["GET /v1/links: x-pagination names pageSize, no parameter"]
    );
}

#[test]
fn finds_what_is_not_described() {
    let finding = "GET /v1/links, parameter pageSize has no description";
    assert_eq!(
        without("/components/parameters/Size", "description"),
        [finding]
    );
    let property = "/components/schemas/Link/properties/id";
    assert_eq!(
        without(property, "description"),
        ["Link.id has no description"]
    );
    let finding = "Action has 1 values, but 0 x-enum-descriptions";
    assert_eq!(
        without("/components/schemas/Action", "x-enum-descriptions"),
        [finding]
    );
}

#[test]
fn finds_unfinished_lines() {
    assert_eq!(
        unfinished("title: x\ndescription: TODO\n"),
        ["line 2 is unfinished"]
    );
}
