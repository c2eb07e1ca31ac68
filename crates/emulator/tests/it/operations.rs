//! Every operation of the document once, with an answer that fits its schema.

use std::collections::BTreeSet;

use serde_json::{json, Value};

use crate::contract;
use crate::support::Api;

#[tokio::test]
async fn every_operation_answers_as_declared() {
    let api = Api::start().await;
    let mut seen = BTreeSet::new();
    let link = api
        .link(json!({ "shortlink": "all", "tags": ["a"], "conversionTracking": true }))
        .await;
    let id = link["id"].as_str().unwrap();
    let visit = api.visit("all", None).await;
    let person = json!({ "lbid": visit.lbid(), "visitor": { "data": { "$email": "a@example.com", "plan": "pro" } } });
    let visitor = api.post("/v1/visitor/identify", person).await["visitor"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let event = api.get("/v1/events").await["json"]["events"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let hook = json!({ "name": "n", "endpointUrl": "https://example.com/hook" });
    let hook = api.post("/v1/webhooks", hook).await["webhook"]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let bulk = json!({ "links": [{ "destination": "https://example.com" }] });
    let job = api.post("/v1/links/bulk/jobs", bulk.clone()).await["statusUrl"]
        .as_str()
        .unwrap()
        .to_owned();

    let calls: Vec<(&str, String, Option<Value>)> = vec![
        ("GET", "/v1/links?pageSize=10&include=tags&include=qrcodeSignedUrl".into(), None),
        ("POST", "/v1/links".into(), Some(json!({ "destination": "https://example.com" }))),
        ("POST", "/v1/links/batch".into(), Some(json!([{ "destination": "https://example.com" }]))),
        ("POST", "/v1/links/bulk".into(), Some(bulk.clone())),
        ("POST", "/v1/links/bulk/jobs".into(), Some(bulk)),
        ("POST", "/v1/links/contact".into(), Some(json!({ "vcardData": { "firstName": "Ada" } }))),
        ("POST", "/v1/links/open-media".into(), Some(json!({ "mediaId": "m1" }))),
        ("POST", "/v1/links/thank-you".into(), Some(json!({ "title": "Thanks" }))),
        ("POST", "/v1/links/qrcode-images:resolve".into(), Some(json!({ "linkIds": [id] }))),
        ("POST", format!("/v1/links/{id}/qrcode-images:render"), Some(json!({ "items": [{ "values": { "t": "1" } }] }))),
        ("GET", "/v1/links/shortlink-availability?shortlink=all".into(), None),
        ("GET", "/v1/links/shortlink-random".into(), None),
        ("GET", format!("/v1/links/{id}?include=tags"), None),
        ("PATCH", format!("/v1/links/{id}"), Some(json!({ "name": "new" }))),
        ("POST", "/v1/visitor/identify".into(), Some(json!({ "visitor": { "data": { "$email": "b@example.com" } } }))),
        ("GET", "/v1/visitors?include=devices&include=events&include=links".into(), None),
        ("GET", "/v1/visitors/attributes".into(), None),
        ("POST", "/v1/visitors/search".into(), Some(json!({ "pageSize": "5" }))),
        ("GET", format!("/v1/visitors/{visitor}?include=devices&include=events&include=links"), None),
        ("PATCH", format!("/v1/visitors/{visitor}"), Some(json!({ "visitor": { "data": { "$phone": "1" } } }))),
        ("DELETE", format!("/v1/visitors/{visitor}/attributes/plan"), None),
        (
            "GET",
            "/v1/events?include=visitor&include=device&include=link&include=workspace&include=journey".into(),
            None,
        ),
        ("GET", format!("/v1/events/{event}/traces"), None),
        ("GET", "/v1/metrics/events".into(), None),
        ("GET", "/v1/metrics/workspace".into(), None),
        ("GET", "/v1/metrics/workspace/insight".into(), None),
        ("GET", "/v1/tags?pageSize=10".into(), None),
        ("DELETE", "/v1/tags?name=a".into(), None),
        ("GET", "/v1/webhooks".into(), None),
        ("POST", "/v1/webhooks".into(), Some(json!({ "name": "n", "endpointUrl": "https://example.com/hook" }))),
        ("GET", format!("/v1/webhooks/{hook}"), None),
        ("PATCH", format!("/v1/webhooks/{hook}"), Some(json!({ "status": "WEBHOOK_STATUS_PAUSED" }))),
        ("DELETE", format!("/v1/webhooks/{hook}"), None),
        ("GET", job, None),
        ("DELETE", format!("/v1/visitors/{visitor}"), None),
        ("DELETE", format!("/v1/links/{id}"), None),
    ];
    for (method, path, body) in calls {
        let reply = api.send(method, &path, body).await;
        assert!(
            reply.status < 300,
            "{method} {path}: {} {}",
            reply.status,
            reply.body
        );
        seen.extend(reply.operation);
    }
    assert_eq!(seen, contract::operation_ids().into_iter().collect());
}
