//! What a service tells its platform.

use linkbreakers::http::StatusCode;
use linkbreakers_emulator::Emulator;

use super::in_both;
use super::program::{program, Running};
use super::sender::signed;

in_both! {
    it_is_alive_and_ready_without_the_api
    it_is_not_ready_with_a_full_store
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
