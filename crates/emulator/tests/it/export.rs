//! The whole workspace as one document.

use linkbreakers_emulator::Emulator;
use serde_json::{json, Value};

use crate::support::Api;

async fn put(api: &Api, document: Vec<u8>) -> (u16, Value) {
    let request = api.request("PUT", "/_emulator/state").body(document);
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    (status, response.json().await.unwrap())
}

#[tokio::test]
async fn export_and_import_are_inverse() {
    let one = Api::with(|builder| builder.seed(7).demo(true).events(50)).await;
    one.link(json!({ "shortlink": "mine", "tags": ["mine"] }))
        .await;
    let response = one.request("GET", "/_emulator/state").send().await.unwrap();
    assert_eq!(response.headers()["content-type"], "application/json");
    let document = response.bytes().await.unwrap().to_vec();
    assert_eq!(document, one.emulator.export());

    let other = Api::with(|builder| builder.token("t").demo(true)).await;
    assert_eq!(put(&other, document.clone()).await, (200, json!({})));
    assert_eq!(document, other.emulator.export());
    let find = "/v1/links?pageSize=10&search=mine";
    let request = other.request("GET", find).bearer_auth("t");
    let link = other.deliver(request).await.body["links"][0].clone();
    assert_eq!(link["entrypoint"], format!("{}/mine", other.emulator.url()));
    assert_eq!(other.visit("mine", None).await.status, 302);
    // A page token of the one is good for the other.
    let list = "/v1/events?pageSize=5";
    let token = one.get(list).await["json"]["nextPageToken"].clone();
    let next = format!("{list}&pageToken={}", token.as_str().unwrap());
    let request = other.request("GET", &next).bearer_auth("t");
    assert_eq!(other.deliver(request).await.status, 200);
}

#[tokio::test]
async fn what_is_refused_changes_nothing() {
    let api = Api::with(|builder| builder.demo(true)).await;
    let before = api.emulator.export();
    let mut document: Value = serde_json::from_slice(&before).unwrap();
    document["links"][4]["shortlink"] = document["links"][2]["shortlink"].clone();
    for (document, field) in [
        (b"[1]".to_vec(), "body"),
        (b"{".to_vec(), "body"),
        (b"{}".to_vec(), "format"),
        (document.to_string().into_bytes(), "links[4]"),
    ] {
        let (status, body) = put(&api, document.clone()).await;
        assert_eq!(
            (status, &body["codeType"]),
            (400, &json!("INVALID_ARGUMENT"))
        );
        assert_eq!(body["details"][0]["field"], field, "{body}");
        let error = api.emulator.import(&document).await.unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::InvalidData);
        if field != "body" {
            assert!(error.to_string().starts_with(field), "{error}");
        }
        assert_eq!(before, api.emulator.export());
    }
}

#[tokio::test]
async fn what_the_api_would_never_make_is_refused() {
    let api = Api::with(|builder| builder.demo(true).events(20)).await;
    let webhook = json!({ "name": "w", "endpointUrl": "http://127.0.0.1:1/" });
    api.post("/v1/webhooks", webhook).await;
    let before = api.emulator.export();
    let whole: Value = serde_json::from_slice(&before).unwrap();
    for (pointer, value, place) in [
        ("/links/3/id", json!("a/b"), "links[3]: id"),
        ("/links/3/id", json!("batch"), "links[3]: id"),
        ("/links/3/id", json!(""), "links[3]: id"),
        (
            "/links/2/shortlink",
            json!("_emulator"),
            "links[2]: shortlink",
        ),
        ("/links/2/shortlink", json!("v1"), "links[2]: shortlink"),
        ("/links/2/shortlink", json!("a/b"), "links[2]: shortlink"),
        (
            "/links/2/entrypoint",
            json!("/other"),
            "links[2]: entrypoint",
        ),
        (
            "/links/2/entrypoint",
            json!("https://example.com/"),
            "links[2]: entrypoint",
        ),
        ("/links/2/workspaceId", json!("x"), "links[2]: workspaceId"),
        ("/links/1/tags", json!(["nobody's"]), "links[1]: tags"),
        (
            "/links/1/sequence",
            whole["links"][0]["sequence"].clone(),
            "links[1]: sequence",
        ),
        (
            "/visitors/1/sequence",
            whole["visitors"][0]["sequence"].clone(),
            "visitors[1]: sequence",
        ),
        ("/origins/0/linkId", json!("a:b"), "origins[0]: linkId"),
        ("/visitors/0/id", json!("me"), "visitors[0]: id"),
        (
            "/visitors/0/links",
            json!(["no-link"]),
            "visitors[0]: links",
        ),
        (
            "/visitors/0/devices",
            json!([100_000]),
            "visitors[0]: devices",
        ),
        ("/events/0/origin", json!(100_000), "events[0]: origin"),
        ("/events/0/visitorId", json!("me"), "events[0].visitorId"),
        ("/webhooks/0/id", json!("w"), "webhooks[0]: id"),
        (
            "/webhooks/0/workspaceId",
            json!("x"),
            "webhooks[0]: workspaceId",
        ),
    ] {
        let mut document = whole.clone();
        *document.pointer_mut(pointer).unwrap() = value;
        let document = document.to_string().into_bytes();
        let error = match api.emulator.import(&document).await {
            Err(error) => error.to_string(),
            Ok(()) => "accepted".to_owned(),
        };
        assert!(error.starts_with(place), "{pointer}: {error}");
        let (status, body) = put(&api, document).await;
        assert_eq!(status, 400, "{pointer}: {body}");
        assert_eq!(before, api.emulator.export(), "{pointer}");
    }
}

#[tokio::test]
async fn what_outlives_a_deletion_is_accepted() {
    let api = Api::start().await;
    let settings = json!({ "shortlink": "go", "id": "my-own", "tags": ["a"] });
    api.link(settings).await;
    api.visit("go", None).await;
    api.send("DELETE", "/v1/links/my-own", None).await;
    let visitors = api.get("/v1/visitors").await;
    let visitor = visitors["json"]["visitors"][0]["id"].as_str();
    let path = format!("/v1/visitors/{}", visitor.unwrap_or_default());
    assert_eq!(api.send("DELETE", &path, None).await.status, 200);
    let document = api.emulator.export();
    assert_eq!(put(&api, document.clone()).await.0, 200);
    assert_eq!(document, api.emulator.export());
}

#[tokio::test]
async fn ids_go_on_after_an_import_and_keys_are_forgotten() {
    let one = Api::with(|builder| builder.seed(7)).await;
    let known = one.link(json!({})).await;
    let other = Api::with(|builder| builder.seed(7)).await;
    let key = |api: &Api| {
        let request = api.request("POST", "/v1/links").bearer_auth("t");
        let request = request.header("idempotency-key", "k");
        request.json(&json!({ "destination": "https://example.com" }))
    };
    other.deliver(key(&other)).await;
    other.emulator.import(one.emulator.export()).await.unwrap();
    assert_eq!(other.emulator.link_count(), 1);
    let again = other.deliver(key(&other)).await;
    assert_eq!(
        (again.status, again.header("idempotent-replayed")),
        (200, "")
    );
    assert_ne!(again.body["link"]["id"], known["id"]);
}

#[tokio::test]
async fn numbers_that_leave_no_room_for_new_records_are_refused() {
    let api = Api::with(|builder| builder.demo(true)).await;
    let before = api.emulator.export();
    let whole: Value = serde_json::from_slice(&before).unwrap();
    for number in [u64::MAX, 1 << 53] {
        for pointer in ["/workspace/sequence", "/links/0/sequence"] {
            let mut document = whole.clone();
            *document.pointer_mut(pointer).unwrap() = json!(number);
            let (status, body) = put(&api, document.to_string().into_bytes()).await;
            assert_eq!(status, 400, "{pointer}");
            assert_eq!(body["details"][0]["field"], "workspace.sequence");
        }
    }
    assert_eq!(before, api.emulator.export());
}

#[tokio::test]
async fn a_count_of_visits_does_not_overflow() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "mine" })).await;
    let mut document: Value = serde_json::from_slice(&api.emulator.export()).unwrap();
    document["links"][0]["eventCount"] = json!(u64::MAX);
    assert_eq!(put(&api, document.to_string().into_bytes()).await.0, 200);
    assert_eq!(api.visit("mine", None).await.status, 302);
}

#[cfg(feature = "persistence")]
#[tokio::test]
async fn an_import_is_saved() {
    let directory = tempfile::tempdir().unwrap();
    let one = Emulator::builder().demo(true).start().await.unwrap();
    let start = || {
        Emulator::builder()
            .data(directory.path())
            .events(30)
            .start()
    };
    let emulator = start().await.unwrap();
    emulator.import(one.export()).await.unwrap();
    emulator.shutdown().await;
    assert!(start().await.unwrap().export() == one.export());
}

#[tokio::test]
async fn other_methods_are_refused() {
    let api = Api::start().await;
    let request = api.request("DELETE", "/_emulator/state");
    let response = request.send().await.unwrap();
    assert_eq!(response.status().as_u16(), 405);
    assert_eq!(response.headers()["allow"], "GET, PUT");
}
