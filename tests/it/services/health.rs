//! What a service tells its platform.

use linkbreakers::http::StatusCode;
use linkbreakers_emulator::Emulator;

use super::in_both;
use super::program::{answer, program, Running};
use super::sender::signed;

in_both! {
    it_is_alive_and_ready_without_the_api
    it_is_not_ready_with_a_full_store
    probes_may_ask_for_the_head_alone
    other_methods_are_told_so
}

async fn it_is_alive_and_ready_without_the_api(name: &str) {
    let emulator = Emulator::start().await.unwrap();
    let service = Running::start(name, &emulator).await;
    emulator.shutdown().await;
    let alive = service.get("/health/live").await;
    assert_eq!(alive, (StatusCode::OK, "alive".to_owned()));
    let (status, text) = service.get("/health/ready").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(text, r#"{"ready":true,"deliveries":0,"capacity":100000}"#);
}

async fn it_is_not_ready_with_a_full_store(name: &str) {
    let service = Running::with(program(name).env("REPLAY_CAPACITY", "1")).await;
    let status = service.deliver(signed("1", b"{}"), b"{}").await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let status = service.deliver(signed("2", b"{}"), b"{}").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    // It forgets nothing for that.
    let status = service.deliver(signed("1", b"{}"), b"{}").await;
    assert_eq!(status, StatusCode::OK);
    let (status, text) = service.get("/health/ready").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(text, r#"{"ready":false,"deliveries":1,"capacity":1}"#);
    assert_eq!(service.get("/health/live").await.0, StatusCode::OK);
}

async fn probes_may_ask_for_the_head_alone(name: &str) {
    let service = Running::with(&mut program(name)).await;
    for path in ["/health/live", "/health/ready", "/welcome"] {
        let head = answer(service.client.head(service.url(path))).await;
        assert_eq!(head, (StatusCode::OK, String::new()), "{path}");
    }
}

async fn other_methods_are_told_so(name: &str) {
    let service = Running::with(&mut program(name)).await;
    for path in [
        "/links",
        "/welcome",
        "/webhooks",
        "/health/live",
        "/health/ready",
    ] {
        let (status, _) = answer(service.client.delete(service.url(path))).await;
        assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
    }
    assert_eq!(service.get("/nowhere").await.0, StatusCode::NOT_FOUND);
}
