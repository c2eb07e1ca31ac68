//! The quota of the plan: a calendar month of the emulator's clock.

use serde_json::json;

use crate::support::{Api, Reply};

async fn start(requests: u64) -> Api {
    Api::with(|builder| builder.plan_quota(requests)).await
}

async fn call(api: &Api, token: &str) -> Reply {
    let request = api.request("GET", "/v1/metrics/workspace");
    api.deliver(request.bearer_auth(token)).await
}

#[tokio::test]
async fn it_is_used_up_until_the_month_ends() {
    let api = start(2).await;
    // Whichever token it is: the plan is the workspace's.
    assert_eq!(call(&api, "a").await.status, 200);
    assert_eq!(call(&api, "b").await.status, 200);
    let reply = call(&api, "c").await;
    reply.refused(429, "MAX_PUBLIC_API_QUERIED_REACHED");
    assert!(!reply.headers.contains_key("retry-after"));
    assert!(reply.body["message"]
        .as_str()
        .unwrap()
        .contains("2026-06-01T00:00:00Z"));
    // There are requests left in the window: only the code tells the two apart.
    assert_eq!(reply.header("ratelimit-remaining"), "719");
    let last = "2026-05-31T23:59:59.999Z".parse().unwrap();
    api.emulator.set_clock(last).unwrap();
    call(&api, "a")
        .await
        .refused(429, "MAX_PUBLIC_API_QUERIED_REACHED");
    api.tick();
    assert_eq!(call(&api, "a").await.status, 200);
    assert_eq!(api.emulator.limits().plan_quota.used, 1);
}

#[tokio::test]
async fn only_requests_to_operations_with_a_token_count() {
    let api = start(1).await;
    api.deliver(api.request("GET", "/v1/webhooks"))
        .await
        .refused(401, "UNAUTHENTICATED");
    assert_eq!(api.visit("nowhere", None).await.status, 404);
    assert_eq!(api.send("GET", "/v1/nowhere", None).await.status, 404);
    assert_eq!(api.emulator.limits().plan_quota.used, 0);
    assert_eq!(call(&api, "a").await.status, 200);
    call(&api, "a")
        .await
        .refused(429, "MAX_PUBLIC_API_QUERIED_REACHED");
    assert_eq!(api.emulator.limits().plan_quota.used, 1);
}

#[tokio::test]
async fn a_refused_write_is_not_done_and_its_key_stays_free() {
    let api = start(0).await;
    let post = || {
        let request = api.request("POST", "/v1/links").bearer_auth("t");
        let request = request.header("idempotency-key", "k");
        api.deliver(request.json(&json!({ "destination": "https://example.com" })))
    };
    post().await.refused(429, "MAX_PUBLIC_API_QUERIED_REACHED");
    assert_eq!(api.emulator.link_count(), 0);
    let api = start(1).await;
    let request = |key: &str| {
        let request = api.request("POST", "/v1/links").bearer_auth("t");
        let request = request.header("idempotency-key", key.to_owned());
        api.deliver(request.json(&json!({ "destination": "https://example.com" })))
    };
    assert_eq!(request("other").await.status, 200);
    request("k")
        .await
        .refused(429, "MAX_PUBLIC_API_QUERIED_REACHED");
    api.emulator
        .reset_parts(&[linkbreakers_emulator::ResetPart::Limits]);
    let reply = request("k").await;
    assert_eq!(
        (reply.status, reply.header("idempotent-replayed")),
        (200, "")
    );
}

#[tokio::test]
async fn there_is_none_unless_it_is_set() {
    let api = Api::with(|builder| builder).await;
    assert_eq!(call(&api, "a").await.status, 200);
    let plan = api.emulator.limits().plan_quota;
    assert_eq!((plan.limit, plan.used), (None, 1));
}
