//! Quotas and their headers.

use std::time::Duration;

use linkbreakers_emulator::RateLimit;

use crate::support::{Api, Reply};

async fn call(api: &Api, token: &str) -> Reply {
    api.deliver(
        api.request("GET", "/v1/metrics/workspace")
            .bearer_auth(token),
    )
    .await
}

#[tokio::test]
async fn the_headers_of_a_fresh_token() {
    let api = Api::with(|builder| builder).await;
    let reply = call(&api, "t").await;
    let names = [
        "ratelimit-policy",
        "ratelimit",
        "ratelimit-limit",
        "ratelimit-remaining",
        "ratelimit-reset",
    ];
    let values = names.map(|name| reply.header(name));
    assert_eq!(
        values,
        [
            "\"default\";q=720;w=60",
            "\"default\";r=719;t=60",
            "720",
            "719",
            "60"
        ]
    );
    let values = [
        "x-ratelimit-limit",
        "x-ratelimit-remaining",
        "x-ratelimit-reset",
    ]
    .map(|name| reply.header(name));
    // 2026-05-20T10:01:00Z.
    assert_eq!(values, ["720", "719", "1779271260"]);
    api.clock.advance(Duration::from_secs(18));
    assert_eq!(
        call(&api, "t").await.header("ratelimit"),
        "\"default\";r=718;t=42"
    );
    let without = api.deliver(api.request("GET", "/nothing")).await;
    assert_eq!(without.header("ratelimit"), "\"default\";r=299;t=60");
}

#[tokio::test]
async fn over_the_limit_until_the_window_ends() {
    let api =
        Api::with(|builder| builder.rate_limit(RateLimit::new(2, Duration::from_secs(10)))).await;
    for _ in 0..2 {
        assert_eq!(call(&api, "t").await.status, 200);
    }
    api.clock.advance(Duration::from_millis(2500));
    let reply = call(&api, "t").await;
    reply.refused(429, "RATE_LIMIT_EXCEEDED");
    assert_eq!(
        (
            reply.header("retry-after"),
            reply.header("ratelimit-remaining")
        ),
        ("8", "0")
    );
    assert_eq!(call(&api, "u").await.status, 200);
    api.clock.advance(Duration::from_millis(7500));
    assert_eq!(
        call(&api, "t").await.header("ratelimit"),
        "\"default\";r=1;t=10"
    );
}

#[tokio::test]
async fn a_limited_write_is_not_stored_by_its_key() {
    let api =
        Api::with(|builder| builder.rate_limit(RateLimit::new(1, Duration::from_secs(10)))).await;
    call(&api, "t").await;
    let body = serde_json::json!({ "destination": "https://example.com" });
    let post = || {
        api.deliver(
            api.request("POST", "/v1/links")
                .bearer_auth("t")
                .header("idempotency-key", "k")
                .json(&body),
        )
    };
    post().await.refused(429, "RATE_LIMIT_EXCEEDED");
    api.clock.advance(Duration::from_secs(10));
    let reply = post().await;
    assert_eq!(
        (reply.status, reply.header("idempotent-replayed")),
        (200, "")
    );
}

#[tokio::test]
async fn without_a_limit_there_are_no_headers() {
    let api = Api::with(|builder| builder.rate_limit(RateLimit::unlimited())).await;
    for _ in 0..721 {
        let reply = call(&api, "t").await;
        assert_eq!(reply.status, 200);
        let mut names = reply.headers.keys().map(|name| name.as_str());
        assert!(!names.any(|name| name.contains("ratelimit")));
    }
    assert!(api.emulator.limits().callers.is_empty());
}
