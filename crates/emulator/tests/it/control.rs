//! Faults and the journal over HTTP.

use std::time::Duration;

use linkbreakers_emulator::{Fault, FaultScript, RateLimit};
use serde_json::json;

use crate::control_contract::control;
use crate::support::Api;

#[tokio::test]
async fn faults_are_set_shown_and_cleared() {
    let api = Api::start().await;
    let mut script = json!({
        "operation": "WebhooksService_List",
        "list": [
            { "fault": "status", "status": 429, "headers": { "retry-after": "2" }, "codeType": "SLOW_DOWN" },
            { "fault": "delay", "millis": 0 },
            { "fault": "fail_after_write", "status": 503 },
        ],
    });
    let (status, shown) = control(&api, "PUT", "/faults", Some(script.clone())).await;
    let expected = json!({ "scripts": [script], "injected": {} });
    assert_eq!((status, shown), (200, expected));

    let reply = api.send("GET", "/v1/webhooks", None).await;
    reply.refused(429, "SLOW_DOWN");
    assert_eq!(reply.header("retry-after"), "2");
    script["list"].as_array_mut().unwrap().remove(0);
    let (_, shown) = control(&api, "GET", "/faults", None).await;
    let expected = json!({ "scripts": [script], "injected": { "status": 1 } });
    assert_eq!(shown, expected);

    assert_eq!(control(&api, "DELETE", "/faults", None).await.0, 200);
    let (_, shown) = control(&api, "GET", "/faults", None).await;
    let expected = json!({ "scripts": [], "injected": { "status": 1 } });
    assert_eq!(shown, expected);
    assert_eq!(api.send("GET", "/v1/webhooks", None).await.status, 200);
}

#[tokio::test]
async fn what_is_shown_can_be_set_again() {
    let api = Api::start().await;
    let scripts = json!([
        { "method": "GET", "path": "/v1/links/{id}", "list": [{ "fault": "stall" }, { "fault": "pass" }] },
        { "mix": { "seed": 7, "probability": 0.25, "faults": [
            { "fault": "reset_before", "weight": 2 }, { "fault": "reset_after", "weight": 1 },
            { "fault": "truncate", "weight": 3 }, { "fault": "garbage", "weight": 0 },
        ] } },
    ]);
    let (status, shown) = control(&api, "PUT", "/faults", Some(scripts.clone())).await;
    assert_eq!((status, &shown["scripts"]), (200, &scripts));
    api.emulator.set_faults(FaultScript::all_kinds(3, 0.5));
    let (_, shown) = control(&api, "GET", "/faults", None).await;
    let all = json!({ "mix": { "seed": 3, "probability": 0.5 } });
    let (_, set) = control(&api, "PUT", "/faults", Some(all)).await;
    assert_eq!(set, shown);
    assert_eq!(
        set["scripts"][0]["mix"]["faults"].as_array().unwrap().len(),
        10
    );
}

#[tokio::test]
async fn scripts_that_could_not_work_are_refused() {
    let api = Api::start().await;
    let one = json!([{ "fault": "stall" }]);
    api.emulator
        .set_faults(FaultScript::list([Fault::status(503)]));
    for script in [
        json!(1),
        json!({}),
        json!({ "list": one, "mix": { "seed": 1, "probability": 0.5 } }),
        json!({ "list": one, "operation": "LinksService_Crate" }),
        json!({ "list": one, "method": "GET" }),
        json!({ "list": one, "method": "PUT", "path": "/v1/links/{id}" }),
        json!({ "list": one, "method": "GET", "path": "/v1/links/{linkId}" }),
        json!({ "list": one, "operation": "WebhooksService_List", "method": "GET", "path": "/v1/webhooks" }),
        json!({ "list": [{ "fault": "flood" }] }),
        json!({ "list": [{ "fault": "status" }] }),
        json!({ "list": [{ "fault": "status", "status": 100 }] }),
        json!({ "list": [{ "fault": "fail_after_write", "status": 600 }] }),
        json!({ "list": [{ "fault": "delay" }] }),
        json!({ "list": [{ "fault": "delay", "millis": 60_001 }] }),
        json!({ "list": [{ "fault": "stall", "weight": 1 }] }),
        json!({ "list": [{ "fault": "stall", "seconds": 1 }] }),
        json!({ "list": [{ "fault": "stall", "headers": { "two words": "x" } }] }),
        json!({ "list": [{ "fault": "stall", "headers": { "content-length": "1" } }] }),
        json!({ "mix": { "seed": 1, "probability": 1.5 } }),
        json!({ "mix": { "seed": -1, "probability": 0.5 } }),
    ] {
        let (status, body) = control(&api, "PUT", "/faults", Some(script.clone())).await;
        assert_eq!(status, 400, "{script}");
        assert_eq!(body["codeType"], "INVALID_ARGUMENT");
    }
    assert_eq!(api.send("GET", "/v1/webhooks", None).await.status, 503);
}

#[tokio::test]
async fn the_journal_is_shown_and_cleared() {
    let api = Api::start().await;
    api.emulator
        .set_faults(FaultScript::list([Fault::status(503)]));
    let request = api.request("POST", "/v1/links?x=1").bearer_auth("secret");
    let request = request
        .header("idempotency-key", "k")
        .header("user-agent", "test");
    request.json(&json!({})).send().await.unwrap();
    let (status, body) = control(&api, "GET", "/requests", None).await;
    let id = body["requests"][0]["requestId"].clone();
    assert!(id.as_str().is_some_and(|id| !id.is_empty()));
    let record = json!({
        "at": "2026-05-20T10:00:00Z", "caller": body["requests"][0]["caller"],
        "method": "POST", "path": "/v1/links", "query": "x=1", "idempotencyKey": "k",
        "userAgent": "test", "operationId": "LinksService_Create", "status": 503,
        "requestId": id, "replayed": false, "fault": "status",
    });
    let expected = json!({ "total": 1, "requests": [record] });
    assert_eq!((status, body), (200, expected));
    assert_eq!(control(&api, "DELETE", "/requests", None).await.0, 200);
    let (_, body) = control(&api, "GET", "/requests", None).await;
    assert_eq!(body, json!({ "total": 0, "requests": [] }));
}

#[tokio::test]
async fn control_is_no_part_of_the_traffic() {
    let api = Api::with(|builder| {
        let limit = RateLimit::new(1, Duration::from_secs(60));
        let always = FaultScript::mix(1, 1.0, [(1, Fault::status(503))]);
        builder.token("secret").rate_limit(limit).faults(always)
    })
    .await;
    for _ in 0..3 {
        assert_eq!(control(&api, "GET", "/faults", None).await.0, 200);
    }
    assert_eq!(api.emulator.request_count(), 0);
    assert!(api.emulator.requests().is_empty());
    assert!(api.emulator.injected_faults().is_empty());
    assert_eq!(api.send("GET", "/v1/webhooks", None).await.status, 503);
}

#[tokio::test]
async fn no_link_has_the_prefix() {
    let api = Api::start().await;
    let link = json!({ "destination": "https://example.com", "shortlink": "_emulator" });
    let reply = api.send("POST", "/v1/links", Some(link)).await;
    reply.refused(409, "SHORTLINK_ALREADY_EXISTS");
}

#[tokio::test]
async fn bodies_that_are_arrays_are_refused() {
    let api = Api::with(|builder| builder.demo(true)).await;
    for (method, path, body) in [
        ("POST", "/reset", json!([null])),
        ("POST", "/seed", json!([7, 5, 5, 5])),
        ("PUT", "/clock", json!([null, 1_000, true])),
    ] {
        let (status, answer) = control(&api, method, path, Some(body)).await;
        assert_eq!(
            (status, &answer["codeType"]),
            (400, &json!("INVALID_ARGUMENT")),
            "{path}"
        );
    }
    assert_eq!(api.emulator.link_count(), 30);
}

#[tokio::test]
async fn a_mix_without_faults_is_refused() {
    let api = Api::start().await;
    for faults in [json!([]), json!([{ "fault": "stall", "weight": 0 }])] {
        let mix = json!({ "mix": { "seed": 1, "probability": 1.0, "faults": faults } });
        assert_eq!(control(&api, "PUT", "/faults", Some(mix)).await.0, 400);
    }
}
