//! The retry matrix through the whole call: each cell is sent, fails once, and is sent again or not.

use crate::support::{
    answer, answer_with, broken, patient, Script, Step, VirtualClock, CHANGE, CLEAR, LIST, POST,
    PROBE, REPLACE,
};
use linkbreakers_runtime::transport::Phase;
use linkbreakers_runtime::{Call, IdempotencyKey, Operation, StopReason};
use serde_json::Value;

const OPERATIONS: [&Operation; 6] = [&LIST, &PROBE, &REPLACE, &CLEAR, &POST, &CHANGE];

/// How many requests a call makes when the first one gets `failure`.
async fn requests(operation: &'static Operation, has_key: bool, failure: Step) -> usize {
    let clock = VirtualClock::new();
    let script = Script::new([failure, answer(200, "{}")]);
    let configuration = patient(&script, &clock);
    let mut call = Call::new(&configuration, operation);
    if has_key {
        call = call.idempotency_key(IdempotencyKey::new("k-1").unwrap());
    }
    let result = call.send::<Value>().await;
    let seen = script.seen();
    match result {
        Ok(_) => assert_eq!(seen.len(), 2),
        Err(error) => assert_eq!(error.stop_reason(), Some(StopReason::NotRepeatable)),
    }
    for request in &seen {
        assert_eq!(request.headers().contains_key("idempotency-key"), has_key);
    }
    seen.len()
}

/// One letter an operation, in the order of `OPERATIONS`: `y` for again, `-` for stop.
async fn row(has_key: bool, failure: impl Fn() -> Step) -> String {
    let mut letters = String::new();
    for operation in OPERATIONS {
        let made = requests(operation, has_key, failure()).await;
        letters.push(if made == 2 { 'y' } else { '-' });
    }
    letters
}

#[tokio::test]
async fn phases() {
    for (phase, without_key, with_key) in [
        (Phase::Connect, "yyyyyy", "yyyyyy"),
        (Phase::Closed, "yyyy--", "yyyyyy"),
        (Phase::Send, "yyyy--", "yyyyyy"),
        (Phase::Answer, "yyyy--", "yyyyyy"),
        (Phase::Body, "yyyy--", "yyyyyy"),
    ] {
        assert_eq!(row(false, || broken(phase)).await, without_key, "{phase:?}");
        assert_eq!(row(true, || broken(phase)).await, with_key, "{phase:?}");
    }
}

#[tokio::test]
async fn statuses() {
    for (status, without_key, with_key) in [
        (400, "------", "------"),
        (401, "------", "------"),
        (403, "------", "------"),
        (404, "------", "------"),
        (408, "yyyy--", "yyyyyy"),
        (409, "------", "------"),
        (412, "------", "------"),
        (422, "------", "------"),
        (429, "yyyy--", "yyyyyy"),
        (500, "yyyy--", "yyyyyy"),
        (501, "------", "------"),
        (502, "yyyy--", "yyyyyy"),
        (503, "yyyy--", "yyyyyy"),
        (504, "yyyy--", "yyyyyy"),
    ] {
        let failure = || answer(status, r#"{"message":"m"}"#);
        assert_eq!(row(false, failure).await, without_key, "{status}");
        assert_eq!(row(true, failure).await, with_key, "{status}");
    }
}

#[tokio::test]
async fn a_conflict_with_a_time_to_come_back_is_the_first_request_still_running() {
    let running = || answer_with(409, &[("retry-after", "1")], r#"{"message":"running"}"#);
    assert_eq!(row(true, running).await, "yyyyyy");
    assert_eq!(row(false, running).await, "------");
}

#[tokio::test]
async fn a_used_up_plan_is_never_asked_again() {
    let body = r#"{"codeType":"PLAN_USED_UP","message":"m"}"#;
    let used_up = || answer_with(429, &[("retry-after", "1")], body);
    assert_eq!(row(true, used_up).await, "------");
    let clock = VirtualClock::new();
    let script = Script::new([used_up()]);
    let call = Call::new(&patient(&script, &clock), &LIST)
        .send::<Value>()
        .await;
    let error = call.unwrap_err();
    assert!(error.is_quota_used_up() && error.retry_at().is_none());
}

#[tokio::test]
async fn all_attempts_carry_the_same_key_and_body() {
    let clock = VirtualClock::new();
    let script = Script::new([
        broken(Phase::Body),
        answer(503, ""),
        answer(500, ""),
        answer(200, "{}"),
    ]);
    let configuration = patient(&script, &clock);
    crate::support::add(&configuration)
        .send::<Value>()
        .await
        .unwrap();
    let seen = script.seen();
    assert_eq!(seen.len(), 4);
    for request in &seen {
        let (first, this) = (&seen[0], request);
        assert_eq!(first.headers(), this.headers());
        assert_eq!(first.body(), this.body());
    }
}
