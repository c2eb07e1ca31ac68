//! Webhooks that arrive: what is sent to whom, and how it is signed.

use base64::Engine;
use serde_json::{json, Value};

use crate::contract;
use crate::receiver::{Received, Receiver};
use crate::support::{texts, Api};

/// A webhook for an address.
pub(crate) async fn webhook(api: &Api, url: &str, mut settings: Value) -> Value {
    settings["name"] = json!("test");
    settings["endpointUrl"] = json!(url);
    api.post("/v1/webhooks", settings).await["webhook"].clone()
}

/// A webhook as it is now.
pub(crate) async fn reread(api: &Api, webhook: &Value) -> Value {
    let path = format!("/v1/webhooks/{}", webhook["id"].as_str().unwrap());
    api.get(&path).await["webhook"].clone()
}

/// A change of a webhook that must succeed.
pub(crate) async fn change(api: &Api, webhook: &Value, settings: Value) -> Value {
    let path = format!("/v1/webhooks/{}", webhook["id"].as_str().unwrap());
    let reply = api.send("PATCH", &path, Some(settings)).await;
    assert_eq!(reply.status, 200);
    reply.body["webhook"].clone()
}

/// A link that is ready to be visited, as its short code.
pub(crate) async fn code(api: &Api) -> String {
    let link = api.link(json!({ "conversionTracking": true })).await;
    link["shortlink"].as_str().unwrap().to_owned()
}

fn kinds(received: &[Received]) -> Vec<String> {
    let mut kinds: Vec<_> = received
        .iter()
        .map(|one| one.json()["stepKind"].as_str().unwrap().to_owned())
        .collect();
    kinds.sort();
    kinds
}

#[tokio::test]
async fn a_visit_is_told_step_by_step() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let link = api
        .link(json!({ "conversionTracking": true, "tags": ["a"] }))
        .await;
    let webhook = webhook(&api, &format!("{}?a=b#c", receiver.url), json!({})).await;
    api.tick();
    let visit = api.visit(link["shortlink"].as_str().unwrap(), None).await;
    api.emulator.deliveries_settled().await;
    let received = receiver.received();
    assert_eq!(kinds(&received), ["KIND_ENTRY", "KIND_EXIT"]);

    let event = api.get("/v1/events?include=device").await["json"]["events"][0].clone();
    let path = format!("/v1/events/{}/traces", event["id"].as_str().unwrap());
    let traces = api.get(&path).await["traces"].clone();
    for one in &received {
        assert_eq!(one.target, "/hook?a=b");
        assert_eq!(one.header("content-type"), "application/json");
        assert!(one
            .header("user-agent")
            .starts_with("linkbreakers-emulator/"));
        let body = one.json();
        assert_eq!(one.header("x-webhook-id"), body["id"]);
        assert_eq!(body["webhookId"], webhook["id"]);
        assert_eq!(body["workspaceId"], webhook["workspaceId"]);
        assert_eq!(body["createdAt"], "2026-05-20T10:00:01Z");
        assert_eq!(body["lbid"], visit.lbid());
        assert_eq!(body["event"], event);
        assert_eq!(body["link"]["id"], link["id"]);
        assert_eq!(texts(&body["link"]["tags"], "name"), ["a"]);
        assert_eq!(body["visitor"]["id"], event["visitorId"]);
        contract::check_schema("Event", &body["event"]);
        contract::check_schema("Link", &body["link"]);
        contract::check_schema("Visitor", &body["visitor"]);
        let (number, kind) = match body["stepKind"].as_str().unwrap() {
            "KIND_ENTRY" => (0, "event.entry"),
            _ => (1, "event.exit"),
        };
        assert_eq!(
            (&body["trace"], &body["type"]),
            (&traces[number], &json!(kind))
        );
    }
    let after = reread(&api, &webhook).await;
    assert_eq!(
        (&after["successCount"], &after["failureCount"]),
        (&json!(2), &json!(0))
    );
    assert_eq!(after["lastSentAt"], "2026-05-20T10:00:01Z");
    assert_eq!(after["lastDeliveredAt"], "2026-05-20T10:00:01Z");
    assert_eq!(after["updatedAt"], webhook["updatedAt"]);
}

#[tokio::test]
async fn a_head_request_is_told_to_nobody() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let code = code(&api).await;
    webhook(&api, &receiver.url, json!({})).await;
    api.deliver(api.request("HEAD", &format!("/{code}"))).await;
    api.emulator.deliveries_settled().await;
    assert!(api.emulator.deliveries().is_empty());
}

#[tokio::test]
async fn an_identification_is_a_step_of_its_visit() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let code = code(&api).await;
    let triggers = json!({ "triggers": ["KIND_INTERACTION"] });
    webhook(&api, &receiver.url, triggers).await;
    let lbid = api.visit(&code, None).await.lbid();
    let body =
        json!({ "lbid": lbid, "visitor": { "data": { "$email": "ada@example.com", "seats": 7 } } });
    let visitor = api.post("/v1/visitor/identify", body).await["visitor"].clone();
    // Nobody's visit: there is no step.
    let body = json!({ "visitor": { "data": { "$email": "bob@example.com" } } });
    api.post("/v1/visitor/identify", body).await;
    api.emulator.deliveries_settled().await;
    let received = receiver.received();
    assert_eq!(received.len(), 1);
    let body = received[0].json();
    assert_eq!(body["type"], "event.interaction");
    assert_eq!(body["visitor"], visitor);
    assert_eq!(body["lbid"], lbid);
    let told = &body["trace"]["stepData"]["identifyVisitor"];
    assert_eq!(told["systemFields"], json!(["$email"]));
    contract::check_schema("EventTrace", &body["trace"]);
}

#[tokio::test]
async fn links_and_triggers_choose_what_is_told() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let (one, other) = (api.link(json!({})).await, api.link(json!({})).await);
    let at = |path: &str| receiver.url.replace("hook", path);
    webhook(&api, &at("link"), json!({ "linkId": one["id"] })).await;
    webhook(
        &api,
        &at("exit"),
        json!({ "triggers": ["KIND_EXIT", "KIND_CONDITION"] }),
    )
    .await;
    webhook(
        &api,
        &at("both"),
        json!({ "linkId": other["id"], "triggers": ["KIND_ENTRY"] }),
    )
    .await;
    webhook(&api, &at("none"), json!({ "triggers": ["KIND_CONDITION"] })).await;
    webhook(
        &api,
        &at("any"),
        json!({ "triggers": ["KIND_UNSPECIFIED"] }),
    )
    .await;
    for link in [&one, &other] {
        api.visit(link["shortlink"].as_str().unwrap(), None).await;
    }
    api.emulator.deliveries_settled().await;
    let mut told: Vec<_> = receiver
        .received()
        .iter()
        .map(|received| {
            let body = received.json();
            let link = if body["link"]["id"] == one["id"] {
                "one"
            } else {
                "other"
            };
            format!(
                "{} {link} {}",
                received.target,
                body["stepKind"].as_str().unwrap()
            )
        })
        .collect();
    told.sort();
    let expected = [
        "/any one KIND_ENTRY",
        "/any one KIND_EXIT",
        "/any other KIND_ENTRY",
        "/any other KIND_EXIT",
        "/both other KIND_ENTRY",
        "/exit one KIND_EXIT",
        "/exit other KIND_EXIT",
        "/link one KIND_ENTRY",
        "/link one KIND_EXIT",
    ];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn deliveries_are_signed_by_the_documented_scheme() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    assert_eq!(
        api.emulator.webhook_secret(),
        "linkbreakers-emulator-webhook-secret"
    );
    let code = code(&api).await;
    webhook(&api, &receiver.url, json!({})).await;
    api.visit(&code, None).await;
    api.emulator.deliveries_settled().await;
    let received = receiver.received();
    assert_eq!(received.len(), 2);
    assert_ne!(
        received[0].header("x-webhook-id"),
        received[1].header("x-webhook-id")
    );
    for one in &received {
        assert_eq!(one.header("x-webhook-timestamp"), "1779271200");
        let key = b"linkbreakers-emulator-webhook-secret";
        let digest = one.expected(key, "x-webhook-id", "x-webhook-timestamp");
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(one.header("x-webhook-signature"), format!("sha256={hex}"));
        assert_eq!(one.header("webhook-signature"), "");
    }
}

#[tokio::test]
async fn standard_webhooks_come_beside_it() {
    let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    let api = Api::with(|builder| builder.webhook_secret(secret).standard_webhooks(true)).await;
    let receiver = Receiver::start().await;
    let code = code(&api).await;
    webhook(&api, &receiver.url, json!({ "triggers": ["KIND_EXIT"] })).await;
    api.visit(&code, None).await;
    api.emulator.deliveries_settled().await;
    let received = receiver.received();
    let base64 = base64::engine::general_purpose::STANDARD;
    let key = base64.decode(&secret[6..]).unwrap();
    let digest = received[0].expected(&key, "webhook-id", "webhook-timestamp");
    let expected = format!("v1,{}", base64.encode(digest));
    assert_eq!(received[0].header("webhook-signature"), expected);
    assert_eq!(
        received[0].header("webhook-id"),
        received[0].header("x-webhook-id")
    );
    let digest = received[0].expected(secret.as_bytes(), "x-webhook-id", "x-webhook-timestamp");
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        received[0].header("x-webhook-signature"),
        format!("sha256={hex}")
    );
}

#[tokio::test]
async fn secrets_that_cannot_be_used_stop_the_start_and_none_is_printed() {
    let builder = || linkbreakers_emulator::Emulator::builder();
    for secret in ["", "whsec_?"] {
        let error = builder().webhook_secret(secret).start().await.unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
    }
    let printed = format!("{:?}", builder().webhook_secret("not to be seen"));
    assert!(!printed.contains("to be seen"), "{printed}");
}

#[tokio::test]
async fn sixteen_are_under_way_at_once() {
    let (api, receiver) = (Api::start().await, Receiver::holding().await);
    let code = code(&api).await;
    let webhook = webhook(&api, &receiver.url, json!({})).await;
    for _ in 0..20 {
        api.visit(&code, None).await;
    }
    receiver.arrivals(16).await;
    // The others would be here by the time of a request that was sent later.
    reread(&api, &webhook).await;
    assert_eq!(receiver.received().len(), 16);
    receiver.release();
    api.emulator.deliveries_settled().await;
    assert_eq!(receiver.received().len(), 40);
    assert_eq!(reread(&api, &webhook).await["successCount"], 40);
}
