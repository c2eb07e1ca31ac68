//! A stop lets what is running come to its end, and nothing else in.

use linkbreakers::http::StatusCode;
use linkbreakers_emulator::Emulator;

use super::in_both;
use super::program::{program, received, soon, Running};
use super::sender::signed;

in_both! {
    a_link_that_is_being_made_is_made
    a_delivery_that_is_being_handled_is_handled
    what_the_limit_cuts_off_is_a_failure
    a_second_signal_ends_it_at_once
}

async fn a_link_that_is_being_made_is_made(name: &str) {
    let emulator = Emulator::start().await.unwrap();
    let mut service = Running::start(name, &emulator).await;
    let request = service.client.post(service.url("/links"));
    let request = request.header("content-type", "application/json");
    let request = request.body(r#"{"destination": "https://example.com"}"#);
    let status = stopped_meanwhile("TERM", &emulator, &mut service, request).await;
    assert_eq!(status, StatusCode::CREATED);
    assert_eq!(emulator.link_count(), 1);
}

async fn a_delivery_that_is_being_handled_is_handled(name: &str) {
    let emulator = Emulator::start().await.unwrap();
    let mut service = Running::start(name, &emulator).await;
    let body = r#"{"event": {"linkId": "0190a1b2-0000-7000-8000-000000000000"}}"#;
    let request = service.client.post(service.url("/webhooks"));
    let request = request.headers(signed("1", body.as_bytes())).body(body);
    let status = stopped_meanwhile("INT", &emulator, &mut service, request).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
}

/// The answer to a request that is running when the signal comes. The service ends well.
async fn stopped_meanwhile(
    signal: &str,
    emulator: &Emulator,
    service: &mut Running,
    request: reqwest::RequestBuilder,
) -> StatusCode {
    // Each of its requests has a connection of its own: refused by axum's server, and answered 503 by
    // actix's.
    let client = reqwest::Client::builder().no_proxy();
    let client = client.pool_max_idle_per_host(0).build().unwrap();
    let live = service.url("/health/live");
    let hold = emulator.hold().await;
    let answer = tokio::spawn(request.send());
    received(emulator, 1).await;
    service.signal(signal);
    let line = service.line("stopping").await;
    assert!(line.contains(&format!("signal=\"SIG{signal}\"")), "{line}");
    // One request at a time: a flood of connections would keep axum's server from closing its socket.
    let served = |answer: reqwest::Result<reqwest::Response>| {
        answer.is_ok_and(|answer| answer.status() == StatusCode::OK)
    };
    soon(async { while served(client.get(&live).send().await) {} }).await;
    assert!(!answer.is_finished());
    drop(hold);
    let answer = soon(answer).await.unwrap().unwrap();
    assert!(service.ended().await.success());
    assert!(service.log.last().unwrap().contains("stopped"));
    answer.status()
}

async fn what_the_limit_cuts_off_is_a_failure(name: &str) {
    let emulator = Emulator::start().await.unwrap();
    let mut command = program(name);
    command
        .env("LINKBREAKERS_BASE_URL", emulator.url())
        .env("STOP_LIMIT", "0");
    let mut service = Running::with(&mut command).await;
    cut_off(&["TERM"], &emulator, &mut service).await;
}

async fn a_second_signal_ends_it_at_once(name: &str) {
    let emulator = Emulator::start().await.unwrap();
    let mut service = Running::start(name, &emulator).await;
    cut_off(&["TERM", "INT"], &emulator, &mut service).await;
}

/// A request that gets no answer before the service has ended, which tells that in its exit code.
async fn cut_off(signals: &[&str], emulator: &Emulator, service: &mut Running) {
    let hold = emulator.hold().await;
    let request = service.client.post(service.url("/links"));
    let request = request.header("content-type", "application/json");
    let request = request.body(r#"{"destination": "https://example.com"}"#);
    let answer = tokio::spawn(request.send());
    received(emulator, 1).await;
    for signal in signals {
        service.signal(signal);
        if signal == &signals[0] {
            service.line("stopping").await;
        }
    }
    assert_eq!(service.ended().await.code(), Some(1));
    let log = service.log.join("\n");
    assert!(!log.contains("_service: stopped"), "{log}");
    assert!(soon(answer).await.unwrap().is_err());
    drop(hold);
}
