//! Each kind of fault, as a client meets it and as the workspace looks afterwards.

use std::error::Error;
use std::io::ErrorKind;
use std::time::Duration;

use linkbreakers_emulator::{Fault, FaultScript};
use reqwest::Response;
use serde_json::{json, Value};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::Instant;

use crate::support::Api;

/// An API whose first request meets `fault`.
async fn api(fault: Fault) -> Api {
    let api = Api::start().await;
    api.emulator.set_faults(FaultScript::list([fault]));
    api
}

/// A creation under the key `k`.
async fn create(api: &Api) -> reqwest::Result<Response> {
    let request = api.request("POST", "/v1/links").bearer_auth("test");
    let body = json!({ "destination": "https://example.com" });
    request
        .header("idempotency-key", "k")
        .json(&body)
        .send()
        .await
}

/// The creation once more, which must succeed; whether it was a replay.
async fn again(api: &Api) -> bool {
    let response = create(api).await.unwrap();
    assert_eq!(response.status(), 200);
    let replayed = response.headers().contains_key("idempotent-replayed");
    let body: Value = response.json().await.unwrap();
    assert!(body["link"]["id"].is_string());
    replayed
}

/// Fault, status and replay mark of the requests so far.
fn journal(api: &Api) -> Vec<(Option<&'static str>, u16, bool)> {
    let records = api.emulator.requests().into_iter();
    records
        .map(|record| (record.fault, record.status, record.replayed))
        .collect()
}

fn is_reset(error: &reqwest::Error) -> bool {
    let mut source = error.source();
    while let Some(error) = source {
        if let Some(error) = error.downcast_ref::<std::io::Error>() {
            return error.kind() == ErrorKind::ConnectionReset;
        }
        source = error.source();
    }
    false
}

#[tokio::test]
async fn a_status_is_answered_and_nothing_done() {
    let fault = Fault::status(503).header("retry-after", "7");
    let api = api(fault.header("ratelimit-remaining", "0")).await;
    let body = json!({ "destination": "https://example.com" });
    let reply = api.send("POST", "/v1/links", Some(body)).await;
    reply.refused(503, "UNAVAILABLE");
    assert_eq!(reply.header("retry-after"), "7");
    assert_eq!(reply.header("ratelimit-remaining"), "0");
    assert_eq!(api.emulator.link_count(), 0);
    assert!(!again(&api).await);
    let expected = [(Some("status"), 503, false), (None, 200, false)];
    assert_eq!(journal(&api), expected);
}

#[tokio::test]
async fn an_error_has_a_code_and_only_possible_headers() {
    for (status, code_type) in [
        (408, "DEADLINE_EXCEEDED"),
        (429, "RATE_LIMIT_EXCEEDED"),
        (502, "UNAVAILABLE"),
        (500, "INTERNAL"),
    ] {
        let api = api(Fault::status(status)).await;
        let reply = api.send("GET", "/v1/links", None).await;
        reply.refused(status, code_type);
    }
    let fault = Fault::status(9).code_type("BROKEN");
    let fault = fault
        .header("content-length", "1")
        .header("two words", "no")
        .header("x-line", "a\nb");
    let reply = api(fault).await.send("GET", "/v1/links", None).await;
    reply.refused(500, "BROKEN");
    assert!(!reply.headers.contains_key("x-line"));
}

#[tokio::test(start_paused = true)]
async fn a_delay_comes_before_the_operation() {
    let api = api(Fault::delay(Duration::from_secs(5))).await;
    let start = Instant::now();
    assert!(!again(&api).await);
    assert!((5..6).contains(&start.elapsed().as_secs()));
    assert_eq!(journal(&api), [(Some("delay"), 200, false)]);
}

#[tokio::test]
async fn a_reset_before_does_nothing() {
    let api = api(Fault::reset_before()).await;
    assert!(is_reset(&create(&api).await.unwrap_err()));
    assert_eq!(api.emulator.link_count(), 0);
    assert!(!again(&api).await);
    assert_eq!(journal(&api)[0], (Some("reset_before"), 0, false));
}

#[tokio::test]
async fn a_reset_after_keeps_the_answer_for_a_replay() {
    let api = api(Fault::reset_after()).await;
    assert!(is_reset(&create(&api).await.unwrap_err()));
    assert_eq!(api.emulator.link_count(), 1);
    assert!(again(&api).await);
    assert_eq!(api.emulator.link_count(), 1);
    let expected = [(Some("reset_after"), 0, false), (None, 200, true)];
    assert_eq!(journal(&api), expected);
}

#[tokio::test]
async fn a_failure_after_the_write_frees_the_key() {
    let api = api(Fault::fail_after_write(503)).await;
    assert_eq!(create(&api).await.unwrap().status(), 503);
    assert_eq!(api.emulator.link_count(), 1);
    assert!(!again(&api).await);
    assert_eq!(api.emulator.link_count(), 2);
    assert!(again(&api).await);
    let twice = [("https://example.com".to_owned(), 2)];
    assert_eq!(api.emulator.links_by_destination(), twice.into());
}

#[tokio::test]
async fn an_id_keeps_a_failed_write_from_being_done_twice() {
    let api = api(Fault::fail_after_write(500)).await;
    let body = json!({ "id": "mine", "destination": "https://example.com" });
    let reply = api.send("POST", "/v1/links", Some(body.clone())).await;
    reply.refused(500, "INTERNAL");
    let reply = api.send("POST", "/v1/links", Some(body)).await;
    reply.refused(409, "LINK_ALREADY_EXISTS");
    assert_eq!(api.get("/v1/links/mine").await["link"]["id"], "mine");
    assert_eq!(api.emulator.link_count(), 1);
}

#[tokio::test]
async fn a_truncated_body_is_shorter_than_announced() {
    let api = api(Fault::truncate()).await;
    let mut response = create(&api).await.unwrap();
    assert_eq!(response.status(), 200);
    let announced = response.content_length().unwrap();
    let mut received = 0;
    let broken = loop {
        match response.chunk().await {
            Ok(chunk) => received += chunk.expect("the body is whole").len() as u64,
            Err(error) => break error,
        }
    };
    assert!(received > 0 && received < announced, "{broken}");
    assert!(again(&api).await);
    assert_eq!(journal(&api)[0], (Some("truncate"), 200, false));
}

#[tokio::test]
async fn an_empty_body_is_truncated_too() {
    let api = Api::start().await;
    let link = api.link(json!({})).await;
    api.emulator
        .set_faults(FaultScript::list([Fault::truncate()]));
    let path = format!("/{}", link["shortlink"].as_str().unwrap());
    let response = api.request("GET", &path).send().await.unwrap();
    assert_eq!(response.status(), 302);
    response.bytes().await.unwrap_err();
}

#[tokio::test]
async fn garbage_claims_success() {
    let api = api(Fault::garbage().header("x-cache", "HIT")).await;
    let response = create(&api).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.headers()["x-cache"], "HIT");
    let body = response.bytes().await.unwrap();
    assert!(std::str::from_utf8(&body).is_err());
    assert!(again(&api).await);
}

#[tokio::test(start_paused = true)]
async fn a_stall_has_an_end() {
    let api = api(Fault::stall()).await;
    let start = Instant::now();
    let response = create(&api).await.unwrap();
    assert_eq!(
        (response.status().as_u16(), start.elapsed().as_secs()),
        (200, 0)
    );
    response.bytes().await.unwrap_err();
    assert_eq!(start.elapsed().as_secs(), Fault::LONGEST.as_secs());
    assert!(again(&api).await);
    assert_eq!(journal(&api)[0], (Some("stall"), 200, false));
}

#[tokio::test]
async fn a_stall_ends_with_its_client() {
    let api = api(Fault::stall()).await;
    let metrics = tokio::runtime::Handle::current().metrics();
    let before = metrics.num_alive_tasks();
    let mut client = TcpStream::connect(api.emulator.addr()).await.unwrap();
    let request = b"GET / HTTP/1.1\r\nhost: x\r\n\r\n";
    client.write_all(request).await.unwrap();
    let mut answer = [0; 12];
    client.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200");
    assert!(metrics.num_alive_tasks() > before);
    drop(client);
    let gone = async {
        while metrics.num_alive_tasks() > before {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), gone)
        .await
        .expect("the stall outlives its client");
}

#[tokio::test]
async fn a_shutdown_does_not_wait_for_faults() {
    let fault = Fault::delay(Duration::from_secs(60));
    let api = api(fault).await;
    api.emulator.add_faults(FaultScript::list([Fault::stall()]));
    let delayed = tokio::spawn(api.request("GET", "/").send());
    while api.emulator.injected_faults().is_empty() {
        tokio::task::yield_now().await;
    }
    let stalled = api.request("GET", "/").send().await.unwrap();
    let shutdown = tokio::time::timeout(Duration::from_secs(20), api.emulator.shutdown());
    shutdown.await.expect("a fault holds the shutdown up");
    assert_eq!(delayed.await.unwrap().unwrap().status(), 200);
    stalled.bytes().await.unwrap_err();
}
