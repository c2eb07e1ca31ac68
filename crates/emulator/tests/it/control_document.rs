//! The control API and its document are the same.

use serde_json::{json, Value};

use crate::control_contract::{control, document, operations, other_media_type};
use crate::support::Api;

/// A body that each operation takes.
async fn body(api: &Api, path: &str, method: &str) -> Option<Value> {
    match (path, method) {
        ("/_emulator/state", "put") => Some(control(api, "GET", "/state", None).await.1),
        ("/_emulator/faults", "put") => Some(json!([])),
        _ => None,
    }
}

#[tokio::test]
async fn what_is_documented_is_served_and_nothing_else() {
    let api = Api::start().await;
    for (path, methods) in operations() {
        let below = path.strip_prefix("/_emulator").unwrap();
        // There is no such record.
        let expected = if path.contains('{') { 404 } else { 200 };
        for method in ["get", "post", "put", "patch", "delete"] {
            if method == "get" && other_media_type(path).is_some() {
                continue;
            }
            let sent = method.to_uppercase();
            let (status, answer) =
                control(&api, &sent, below, body(&api, path, method).await).await;
            if methods.contains(&method) {
                assert_eq!(status, expected, "{method} {path}: {answer}");
            } else {
                assert_eq!(status, 405, "{method} {path}: {answer}");
            }
        }
    }
}

#[tokio::test]
async fn the_page_and_its_feed_are_what_is_documented() {
    let api = Api::start().await;
    let mut found = Vec::new();
    for (path, methods) in operations() {
        let Some(media_type) = other_media_type(path) else {
            continue;
        };
        found.push((path, media_type));
        assert_eq!(methods, ["get"], "{path}");
        // The feed has no end: the head is all that is looked at.
        let response = api.request("GET", path).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let served = response.headers()["content-type"].to_str().unwrap();
        assert!(served.starts_with(media_type), "{path}: {served}");
    }
    assert_eq!(
        found,
        [
            ("/_emulator", "text/html"),
            ("/_emulator/feed", "text/event-stream")
        ]
    );
}

#[tokio::test]
async fn it_is_served_with_the_version() {
    let api = Api::start().await;
    let (_, mut served) = control(&api, "GET", "/openapi.json", None).await;
    let version = served["info"]["version"].take();
    assert_eq!(version, env!("CARGO_PKG_VERSION"));
    let mut expected = document().clone();
    expected["info"]["version"].take();
    assert_eq!(served, expected);
}

#[test]
fn every_operation_says_what_it_is() {
    let mut ids = Vec::new();
    for (path, methods) in operations() {
        for method in methods {
            let operation = &document()["paths"][path][method];
            ids.push(operation["operationId"].as_str().unwrap());
            assert!(operation["summary"].is_string(), "{method} {path}");
            let done = ["200", "202"]
                .iter()
                .any(|status| operation["responses"][status].is_object());
            assert!(done, "{method} {path}");
            assert!(
                operation["responses"]["default"].is_object(),
                "{method} {path}"
            );
        }
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an operationId is there twice");
}

#[tokio::test]
async fn another_path_is_told_what_there_is() {
    let api = Api::start().await;
    for path in ["/links", "/faults/", "/limits/x"] {
        let (status, body) = control(&api, "GET", path, None).await;
        assert_eq!(status, 404, "{path}");
        let message = body["message"].as_str().unwrap();
        for (path, _) in operations() {
            assert!(message.contains(path), "{message}");
        }
    }
    let response = api
        .request("POST", "/_emulator/faults")
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 405);
    assert_eq!(response.headers()["allow"], "DELETE, GET, PUT");
}

#[tokio::test]
async fn unknown_members_and_parameters_are_named() {
    let api = Api::start().await;
    for (method, path, body, named) in [
        ("POST", "/reset", json!({ "part": [] }), "part"),
        ("POST", "/reset", json!({ "parts": ["links"] }), "links"),
        ("POST", "/seed", json!({ "link": 1 }), "link"),
        ("POST", "/seed", json!({ "links": -1 }), "-1"),
        ("POST", "/seed", json!([]), "body"),
        ("PUT", "/clock", json!({ "advance": 1 }), "advance"),
        ("PUT", "/clock", json!({ "now": "noon" }), "body"),
        ("PUT", "/clock?now=1", json!({}), "now"),
        ("GET", "/requests?operation=x", json!({}), "operation"),
        ("GET", "/requests?operationId=x", json!({}), "`x`"),
        ("GET", "/requests?limit=many", json!({}), "limit"),
        ("GET", "/requests?limit=-1", json!({}), "limit"),
        ("GET", "/limits?x", json!({}), "x"),
    ] {
        let (status, answer) = control(&api, method, path, Some(body)).await;
        assert_eq!(status, 400, "{path}: {answer}");
        assert_eq!(answer["codeType"], "INVALID_ARGUMENT");
        assert!(
            answer["details"][0].to_string().contains(named),
            "{path}: {answer}"
        );
    }
}
