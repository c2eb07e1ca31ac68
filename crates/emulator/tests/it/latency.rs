//! Answers that are held, as a network would.

use std::time::Duration;

use linkbreakers_emulator::{Fault, FaultScript, RateLimit};
use serde_json::json;
use tokio::time::Instant;

use crate::support::Api;

const LATENCY: Duration = Duration::from_secs(10);

async fn start() -> Api {
    Api::with(|builder| builder.rate_limit(RateLimit::unlimited()).latency(LATENCY)).await
}

#[tokio::test(start_paused = true)]
async fn every_answer_is_held_and_no_fault_is_counted() {
    let api = start().await;
    let create = Some(json!({ "destination": "https://example.com", "shortlink": "go" }));
    let requests = [
        ("POST", "/v1/links", create, 200),
        ("GET", "/v1/links?pageSize=1", None, 200),
        ("GET", "/v1/links", None, 400),
        ("GET", "/v1/nowhere", None, 404),
    ];
    for (method, path, body, status) in requests {
        let sent = Instant::now();
        assert_eq!(api.send(method, path, body).await.status, status);
        assert!(sent.elapsed() >= LATENCY, "{path}");
    }
    let sent = Instant::now();
    assert_eq!(api.visit("go", None).await.status, 302);
    assert!(sent.elapsed() >= LATENCY);
    assert!(api.emulator.injected_faults().is_empty());
    let records = api.emulator.requests();
    assert!(records
        .iter()
        .all(|record| record.fault.is_none() && record.status > 0));
}

#[tokio::test(start_paused = true)]
async fn answers_are_held_side_by_side() {
    let api = start().await;
    let sent = Instant::now();
    let get = || api.get("/v1/links?pageSize=1");
    tokio::join!(get(), get(), get(), get(), get(), get(), get(), get());
    assert!((LATENCY..LATENCY * 8).contains(&sent.elapsed()));
}

#[tokio::test(start_paused = true)]
async fn the_operation_runs_at_once_and_faults_come_on_top() {
    let api = start().await;
    let held = api.request("POST", "/v1/links").bearer_auth("test");
    let held = held.json(&json!({ "destination": "https://example.com" }));
    let sent = Instant::now();
    // The caller goes away while the answer is held: the work is done, and no answer was sent.
    let gone = tokio::time::timeout(LATENCY / 2, held.send()).await;
    assert!(gone.is_err());
    assert!(sent.elapsed() < LATENCY);
    assert_eq!(api.emulator.link_count(), 1);
    let faults = [Fault::status(503), Fault::delay(Duration::from_secs(5))];
    api.emulator.set_faults(FaultScript::list(faults));
    for (status, time) in [(503, 10), (200, 15)] {
        let sent = Instant::now();
        let reply = api.send("GET", "/v1/links?pageSize=1", None).await;
        assert_eq!(reply.status, status);
        assert!(sent.elapsed() >= Duration::from_secs(time));
    }
}

#[tokio::test(start_paused = true)]
async fn a_stop_ends_the_wait() {
    let api = start().await;
    let (stopped, reply) = {
        let request = api
            .request("GET", "/v1/links?pageSize=1")
            .bearer_auth("test");
        let reply = tokio::spawn(request.send());
        while api.emulator.request_count() == 0 {
            tokio::task::yield_now().await;
        }
        let sent = Instant::now();
        api.emulator.shutdown().await;
        (sent.elapsed(), reply.await.unwrap())
    };
    assert!(stopped < LATENCY);
    assert_eq!(reply.unwrap().status(), 200);
}
