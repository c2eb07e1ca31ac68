//! What goes out and what comes back when all is well.

use crate::support::{add, answer, answer_with, get, over, Configuration, Script, FIND, REMOVE};
use linkbreakers_runtime::{Call, IdempotencyKey};
use serde_json::{json, Value};
use std::time::Duration;

#[tokio::test]
async fn the_request_is_what_was_asked_for() {
    let script = Script::new([answer(200, "{}")]);
    let configuration = over(&script);
    let call = get(&configuration)
        .query("pageSize", 5_i64)
        .query_all("tags", ["a b".to_owned(), "c".to_owned()]);
    call.send::<Value>().await.unwrap();
    let seen = &script.seen()[0];
    assert_eq!(seen.method(), "GET");
    assert_eq!(
        seen.uri(),
        "https://tides.example/v1/tides/brest?pageSize=5&tags=a%20b&tags=c"
    );
    assert!(seen.body().is_empty());
    assert!(!seen.headers().contains_key("content-type"));
    assert!(!seen.headers().contains_key("idempotency-key"));
}

#[tokio::test]
async fn the_path_of_the_base_url_stays_in_front() {
    for (base, begins) in [
        ("https://tides.example", "https://tides.example/v1/find/"),
        ("https://tides.example/", "https://tides.example/v1/find/"),
        (
            "https://tides.example:8443/a%20b/c/",
            "https://tides.example:8443/a%20b/c/v1/find/",
        ),
    ] {
        let script = Script::new([answer(200, "{}")]);
        let mut configuration = over(&script);
        configuration.base_path = base.to_owned();
        let call = Call::new(&configuration, &FIND).path("port", "a/b ?#%2e.é");
        call.query("q", "1&2".to_owned())
            .send::<Value>()
            .await
            .unwrap();
        let address = script.seen()[0].uri().to_string();
        assert_eq!(
            address,
            format!("{begins}a%2Fb%20%3F%23%252e.%C3%A9?q=1%262")
        );
    }
}

#[tokio::test]
async fn a_url_that_nothing_can_send_is_refused_before_it_is() {
    let script = Script::new([answer(200, "{}"), answer(200, "{}")]);
    let configuration = over(&script);
    let with = |length| get(&configuration).query("q", "x".repeat(length));
    with(65_000).send::<Value>().await.unwrap();
    let error = with(65_534).send::<Value>().await.unwrap_err();
    assert!(error.is_invalid_request());
    assert!(error.to_string().contains("URL"), "{error}");
    assert_eq!(script.seen().len(), 1);
}

#[tokio::test]
async fn a_write_carries_its_body_and_a_key() {
    let script = Script::new([answer(200, "{}"), answer(200, "{}"), answer(200, "{}")]);
    let configuration = over(&script);
    for _ in 0..2 {
        add(&configuration).send::<Value>().await.unwrap();
    }
    let key = IdempotencyKey::new("my-key").unwrap();
    let call = add(&configuration).idempotency_key(key);
    call.send::<Value>().await.unwrap();
    let seen = script.seen();
    let body: Value = serde_json::from_slice(seen[0].body()).unwrap();
    assert_eq!(body, json!({"port": "brest"}));
    assert_eq!(seen[0].headers()["content-type"], "application/json");
    let keys: Vec<_> = seen
        .iter()
        .map(|request| request.headers()["idempotency-key"].clone())
        .collect();
    assert_ne!(keys[0], keys[1]);
    assert_eq!(keys[2], "my-key");
}

#[tokio::test]
async fn empty_answers_become_what_the_operation_says() {
    for body in ["", " \n", "null"] {
        for status in [200, 202, 204] {
            let script = Script::new([
                answer(status, body),
                answer(status, body),
                answer(status, body),
            ]);
            let configuration = over(&script);
            let object: Value = get(&configuration).send().await.unwrap();
            assert_eq!(object, json!({}));
            let call = Call::new(&configuration, &FIND).path("port", "x");
            assert_eq!(call.send::<Option<u8>>().await.unwrap(), None);
            let call = Call::new(&configuration, &REMOVE).path("port", "x");
            call.send::<()>().await.unwrap();
        }
    }
}

#[tokio::test]
async fn an_ignored_body_may_hold_anything() {
    let script = Script::new([answer(200, "<html>")]);
    let configuration = over(&script);
    let call = Call::new(&configuration, &REMOVE).path("port", "x");
    call.send::<()>().await.unwrap();
}

#[tokio::test]
async fn a_response_tells_what_came_with_the_body() {
    let script = Script::new([answer_with(
        201,
        &[
            ("x-request-id", "r-9"),
            ("ratelimit-limit", "720"),
            ("ratelimit-remaining", "719"),
            ("idempotent-replayed", "true"),
            ("sunset", "Sun, 06 Nov 2044 08:49:37 GMT"),
        ],
        r#"{"a":1}"#,
    )]);
    let configuration = over(&script);
    let response = add(&configuration)
        .send_for_response::<Value>()
        .await
        .unwrap();
    assert_eq!(response.status(), 201);
    assert_eq!(response.request_id().as_deref(), Some("r-9"));
    assert_eq!(
        response.rate_limit().and_then(|limit| limit.remaining()),
        Some(719)
    );
    assert!(response.is_replayed());
    assert!(response.deprecation().unwrap().sunset.is_some());
    assert_eq!(response.into_body(), json!({"a": 1}));
}

#[tokio::test(start_paused = true)]
async fn an_attempt_ends_at_its_timeout() {
    #[derive(Debug)]
    struct Never;
    impl linkbreakers_runtime::transport::Transport for Never {
        fn exchange(
            &self,
            _: http::Request<bytes::Bytes>,
            _: usize,
        ) -> linkbreakers_runtime::transport::Exchange<'_> {
            Box::pin(std::future::pending())
        }
    }
    let configuration = Configuration::builder()
        .transport(std::sync::Arc::new(Never))
        .retry(linkbreakers_runtime::RetryPolicy::never())
        .build()
        .unwrap();
    let started = tokio::time::Instant::now();
    let error = add(&configuration).send::<Value>().await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(started.elapsed(), Duration::from_secs(30));
    let key = error.idempotency_key().unwrap().as_str().to_owned();
    assert!(error.explain().contains(&key), "{}", error.explain());

    let call = get(&configuration).timeout(Duration::from_secs(2));
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(started.elapsed(), Duration::from_secs(32));
    assert!(error.explain().contains("only read"));
}
