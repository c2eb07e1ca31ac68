//! What is refused, and how the refusal says why.

use serde_json::{json, Value};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::contract;
use crate::support::Api;

#[tokio::test]
async fn callers_need_a_token() {
    let api = Api::with(|builder| builder.token("right")).await;
    let call = async |token: Option<&str>| {
        let request = api.request("GET", "/v1/metrics/workspace");
        api.deliver(match token {
            Some(token) => request.bearer_auth(token),
            None => request,
        })
        .await
    };
    call(None).await.refused(401, "UNAUTHENTICATED");
    call(Some("")).await.refused(401, "UNAUTHENTICATED");
    call(Some("wrong")).await.refused(401, "UNAUTHENTICATED");
    assert_eq!(call(Some("right")).await.status, 200);
    let basic = api
        .request("GET", "/v1/metrics/workspace")
        .basic_auth("right", Some(""));
    api.deliver(basic).await.refused(401, "UNAUTHENTICATED");
    let seen = format!("{:?} {:?}", api.emulator, api.emulator.requests());
    assert!(!seen.contains("right") && !seen.contains("wrong"), "{seen}");
}

#[tokio::test]
async fn unknown_paths_and_methods() {
    let api = Api::start().await;
    api.send("GET", "/v1/nothing", None)
        .await
        .refused(404, "NOT_FOUND");
    api.send("GET", "/v1/links/", None)
        .await
        .refused(404, "NOT_FOUND");
    api.send("POST", "/v1/links/qrcode-images%3Aresolve", Some(json!({})))
        .await
        .refused(405, "METHOD_NOT_ALLOWED");
    let reply = api.send("PUT", "/v1/links", Some(json!({}))).await;
    reply.refused(405, "METHOD_NOT_ALLOWED");
    assert_eq!(reply.header("allow"), "GET, POST");
    let reply = api.send("DELETE", "/v1/links/shortlink-random", None).await;
    reply.refused(405, "METHOD_NOT_ALLOWED");
    let paths = [
        "links/x",
        "visitors/x",
        "events/x/traces",
        "webhooks/x",
        "jobs/x",
    ];
    for path in paths {
        api.send("GET", &format!("/v1/{path}"), None)
            .await
            .refused(404, "NOT_FOUND");
    }
    assert_eq!(api.deliver(api.request("GET", "/v1")).await.status, 200);
}

#[tokio::test]
async fn bodies_are_checked_against_the_document() {
    let api = Api::start().await;
    let many: serde_json::Map<String, Value> =
        (0..51).map(|n| (n.to_string(), json!("v"))).collect();
    let url = "https://example.com";
    let cases = [
        ("destination", json!({})),
        ("destination", json!({ "destination": null })),
        ("destination", json!({ "destination": 1 })),
        ("destination", json!({ "destination": "" })),
        ("destination", json!({ "destination": "/relative" })),
        ("destination", json!({ "destination": "ftp://example.com" })),
        ("destination", json!({ "destination": "https:example.com" })),
        (
            "fallbackDestination",
            json!({ "destination": url, "fallbackDestination": "no" }),
        ),
        (
            "expiresAt",
            json!({ "destination": url, "expiresAt": "tomorrow" }),
        ),
        ("tags", json!({ "destination": url, "tags": "one" })),
        ("tags[0]", json!({ "destination": url, "tags": [1] })),
        ("metadata", json!({ "destination": url, "metadata": many })),
        (
            "metadata.k",
            json!({ "destination": url, "metadata": { "k": 1 } }),
        ),
        (
            "shortlink",
            json!({ "destination": url, "shortlink": "a b" }),
        ),
        (
            "conversionTracking",
            json!({ "destination": url, "conversionTracking": "yes" }),
        ),
        ("body", json!([])),
    ];
    for (field, body) in cases {
        let reply = api.send("POST", "/v1/links", Some(body.clone())).await;
        reply.refused(400, "INVALID_ARGUMENT");
        assert_eq!(reply.field(), field, "{body}");
    }
    assert_eq!(api.emulator.link_count(), 0);
    let lenient = json!({ "destination": url, "name": null, "unknown": { "x": 1 }, "id": "" });
    assert!(api.link(lenient).await.get("name").is_none());
}

#[tokio::test]
async fn enums_dates_and_counts_are_checked() {
    let api = Api::start().await;
    let refused = async |method: &str, path: &str, body: Option<Value>, field: &str| {
        let reply = api.send(method, path, body).await;
        reply.refused(400, "INVALID_ARGUMENT");
        assert_eq!(reply.field(), field, "{path}");
    };
    refused("GET", "/v1/links?pageSize=1&sortBy=NAME", None, "sortBy").await;
    refused("GET", "/v1/events?startDate=yesterday", None, "startDate").await;
    refused(
        "GET",
        "/v1/visitors?responseFormat=XML",
        None,
        "responseFormat",
    )
    .await;
    refused("DELETE", "/v1/tags", None, "name").await;
    let filters = json!({ "attributeFilters": vec![json!({ "key": "k" }); 21] });
    refused(
        "POST",
        "/v1/visitors/search",
        Some(filters),
        "attributeFilters",
    )
    .await;
    refused(
        "POST",
        "/v1/visitors/search",
        Some(json!({ "pageSize": 201 })),
        "pageSize",
    )
    .await;
    let filter = json!({ "key": "k", "operator": "VISITOR_ATTRIBUTE_FILTER_OPERATOR_NUMBER_EQUALS", "value": "x" });
    let filters = json!({ "attributeFilters": [filter] });
    refused(
        "POST",
        "/v1/visitors/search",
        Some(filters),
        "attributeFilters[0].value",
    )
    .await;
    refused(
        "POST",
        "/v1/webhooks",
        Some(json!({ "name": "n", "endpointUrl": "x" })),
        "endpointUrl",
    )
    .await;
    let trigger = json!({ "name": "n", "endpointUrl": "https://e.com", "triggers": ["KIND_NO"] });
    refused("POST", "/v1/webhooks", Some(trigger), "triggers[0]").await;
}

#[tokio::test]
async fn ids_of_links_lead_back_to_them() {
    let api = Api::start().await;
    let link = |id: &str| json!({ "id": id, "destination": "https://example.com" });
    let fixed = contract::templates().filter_map(|path| path.strip_prefix("/v1/links/"));
    let fixed: Vec<&str> = fixed.filter(|rest| !rest.contains('{')).collect();
    assert!(fixed.contains(&"batch"));
    for id in [".", "..", "a/b", "a:b"].into_iter().chain(fixed) {
        let reply = api.send("POST", "/v1/links", Some(link(id))).await;
        reply.refused(400, "INVALID_ARGUMENT");
        assert_eq!(reply.field(), "id", "{id}");
        let links = json!({ "links": [link("fine"), link(id)] });
        for path in ["/v1/links/bulk", "/v1/links/bulk/jobs"] {
            let reply = api.send("POST", path, Some(links.clone())).await;
            reply.refused(400, "INVALID_ARGUMENT");
            assert_eq!(reply.field(), "links[1].id", "{id}");
        }
    }
    assert_eq!(api.emulator.link_count(), 0);
    for (id, path) in [("...", "..."), ("batch-1", "batch-1"), ("a b", "a%20b")] {
        api.link(link(id)).await;
        assert_eq!(
            api.get(&format!("/v1/links/{path}")).await["link"]["id"],
            id
        );
    }
}

#[tokio::test]
async fn broken_bodies_are_not_large_ones() {
    let api = Api::start().await;
    let mut stream = TcpStream::connect(api.emulator.addr()).await.unwrap();
    let request = "POST /v1/links HTTP/1.1\r\nhost: x\r\nauthorization: Bearer t\r\n\
        transfer-encoding: chunked\r\n\r\nnot a length\r\n";
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    assert!(answer.contains("INVALID_ARGUMENT"), "{answer}");
}

#[tokio::test]
async fn bodies_are_json() {
    let api = Api::start().await;
    let post = |kind: &'static str, body: &'static str| {
        api.deliver(
            api.request("POST", "/v1/links")
                .bearer_auth("t")
                .header("content-type", kind)
                .body(body),
        )
    };
    post("application/json", "{")
        .await
        .refused(400, "INVALID_ARGUMENT");
    post("application/json", "")
        .await
        .refused(400, "INVALID_ARGUMENT");
    post("text/plain", "{}")
        .await
        .refused(415, "UNSUPPORTED_MEDIA_TYPE");
    let body = r#"{"destination":"https://example.com"}"#;
    assert_eq!(
        post("application/json; charset=utf-8", body).await.status,
        200
    );
    let large = api
        .request("POST", "/v1/links")
        .bearer_auth("t")
        .body(vec![b' '; 9 * 1024 * 1024]);
    api.deliver(large).await.refused(413, "PAYLOAD_TOO_LARGE");
}
