//! Repeated writes.

use std::time::Duration;

use serde_json::{json, Value};

use crate::support::{Api, Reply};

async fn post(api: &Api, token: &str, key: &str, path: &str, body: Value) -> Reply {
    api.deliver(
        api.request("POST", path)
            .bearer_auth(token)
            .header("idempotency-key", key)
            .json(&body),
    )
    .await
}

fn link() -> Value {
    json!({ "destination": "https://example.com" })
}

#[tokio::test]
async fn the_same_request_is_done_once() {
    let api = Api::start().await;
    let first = post(&api, "t", "k", "/v1/links", link()).await;
    assert_eq!(first.header("idempotent-replayed"), "");
    let second = post(&api, "t", "k", "/v1/links", link()).await;
    assert_eq!(
        (second.status, second.header("idempotent-replayed")),
        (200, "true")
    );
    assert_eq!(first.body, second.body);
    assert_ne!(first.header("x-request-id"), second.header("x-request-id"));
    assert_eq!(api.emulator.link_count(), 1);
    let seen: Vec<_> = api
        .emulator
        .requests()
        .into_iter()
        .map(|record| (record.idempotency_key, record.replayed))
        .collect();
    assert_eq!(
        seen,
        [(Some("k".to_owned()), false), (Some("k".to_owned()), true)]
    );
}

#[tokio::test]
async fn keys_belong_to_a_token_and_a_request() {
    let api = Api::start().await;
    post(&api, "t", "k", "/v1/links", link()).await;
    let other = json!({ "destination": "https://example.com/other" });
    post(&api, "t", "k", "/v1/links", other)
        .await
        .refused(422, "IDEMPOTENCY_KEY_REUSED");
    post(&api, "t", "k", "/v1/links/batch", json!([link()]))
        .await
        .refused(422, "IDEMPOTENCY_KEY_REUSED");
    assert_eq!(
        post(&api, "u", "k", "/v1/links", link())
            .await
            .header("idempotent-replayed"),
        ""
    );
    assert_eq!(api.emulator.link_count(), 2);
}

#[tokio::test]
async fn refusals_are_kept_too() {
    let api = Api::start().await;
    let first = post(&api, "t", "k", "/v1/links", json!({})).await;
    first.refused(400, "INVALID_ARGUMENT");
    let second = post(&api, "t", "k", "/v1/links", json!({})).await;
    assert_eq!(
        (second.status, second.header("idempotent-replayed")),
        (400, "true")
    );
}

#[tokio::test]
async fn answers_that_may_change_are_not_kept() {
    let api = Api::with(|builder| builder.token("t")).await;
    post(&api, "wrong", "k", "/v1/links", link())
        .await
        .refused(401, "UNAUTHENTICATED");
    let second = post(&api, "t", "k", "/v1/links", link()).await;
    assert_eq!(
        (second.status, second.header("idempotent-replayed")),
        (200, "")
    );
}

#[tokio::test]
async fn a_key_is_forgotten_after_a_day() {
    let api = Api::start().await;
    post(&api, "t", "k", "/v1/links", link()).await;
    api.clock.advance(Duration::from_secs(24 * 3600 - 1));
    assert_eq!(
        post(&api, "t", "k", "/v1/links", link())
            .await
            .header("idempotent-replayed"),
        "true"
    );
    api.tick();
    assert_eq!(
        post(&api, "t", "k", "/v1/links", link())
            .await
            .header("idempotent-replayed"),
        ""
    );
    assert_eq!(api.emulator.link_count(), 2);
}

#[tokio::test]
async fn a_second_request_does_not_overtake_the_first() {
    let api = Api::start().await;
    let hold = api.emulator.hold().await;
    let send = || Box::pin(post(&api, "t", "k", "/v1/links", link()));
    let (mut one, mut two) = (send(), send());
    // Either may arrive first; the one that arrives second is refused at once.
    let (early, first) = tokio::select! {
        reply = &mut one => (reply, two),
        reply = &mut two => (reply, one),
    };
    early.refused(409, "IDEMPOTENCY_KEY_IN_USE");
    assert_eq!(early.header("retry-after"), "1");
    drop(hold);
    assert_eq!(first.await.status, 200);
    assert_eq!(send().await.header("idempotent-replayed"), "true");
}

#[tokio::test]
async fn malformed_keys_are_refused() {
    let api = Api::start().await;
    for key in ["", "two words", &"k".repeat(256)] {
        let reply = post(&api, "t", key, "/v1/links", link()).await;
        reply.refused(400, "INVALID_ARGUMENT");
        assert_eq!(reply.field(), "Idempotency-Key");
    }
    assert_eq!(
        post(&api, "t", &"k".repeat(255), "/v1/links", link())
            .await
            .status,
        200
    );
}
