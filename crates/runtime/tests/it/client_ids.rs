//! Creations that the client names: found again when their outcome was unknown.

use crate::support::{answer, answer_with, broken, patient, Script, Step, VirtualClock, CREATE};
use linkbreakers_runtime::transport::Phase;
use linkbreakers_runtime::{Call, Error, IdempotencyKey, Response};
use serde_json::{json, Value};
use std::sync::Arc;

const EXISTS: &str = r#"{"codeType":"EXISTS","message":"exists"}"#;

async fn create(script: &Arc<Script>, body: &Value) -> Result<Response<Value>, Error> {
    let configuration = patient(script, &VirtualClock::new());
    Call::new(&configuration, &CREATE)
        .idempotency_key(IdempotencyKey::new("k-1").unwrap())
        .client_id(true)
        .json(body)
        .send_for_response()
        .await
}

fn script(steps: Vec<Step>) -> Arc<Script> {
    Script::new(steps)
}

fn sent_port(script: &Arc<Script>, request: usize) -> String {
    let body: Value = serde_json::from_slice(script.seen()[request].body()).unwrap();
    body["port"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_creation_that_failed_after_it_was_done_is_found() {
    for first in [answer(500, ""), broken(Phase::Body)] {
        let script = script(vec![
            first,
            answer(409, EXISTS),
            answer(200, r#"{"found":1}"#),
        ]);
        let response = create(&script, &json!({"height": 3})).await.unwrap();
        assert!(response.is_reconciled());
        assert_eq!(response.body(), &json!({"found": 1}));
        assert_eq!(response.attempts().len(), 3);
        let seen = script.seen();
        assert_eq!(sent_port(&script, 0), sent_port(&script, 1));
        assert_eq!(seen[2].method(), "GET");
        assert!(seen[2].uri().path().ends_with(&sent_port(&script, 0)));
        assert!(!seen[2].headers().contains_key("idempotency-key"));
    }
}

#[tokio::test]
async fn a_creation_whose_answer_cannot_be_read_is_found() {
    let script = script(vec![answer(200, "<html>"), answer(200, r#"{"found":1}"#)]);
    let response = create(&script, &json!({})).await.unwrap();
    assert!(response.is_reconciled());
    assert_eq!(response.attempts().len(), 2);

    let lost = Script::new([answer(200, "<html>"), answer(404, "")]);
    let error = create(&lost, &json!({})).await.unwrap_err();
    assert!(error.is_decode() && error.may_have_been_done());
    assert_eq!(error.resource_id(), Some(&*sent_port(&lost, 0)));
}

#[tokio::test]
async fn reading_again_keeps_to_the_deadline_of_the_call() {
    let clock = VirtualClock::new();
    let busy = Script::new([
        answer(200, "<html>"),
        answer_with(503, &[("retry-after", "5")], ""),
    ]);
    let configuration = patient(&busy, &clock);
    let call = Call::new(&configuration, &CREATE)
        .client_id(true)
        .deadline(std::time::Duration::from_secs(4))
        .json(&json!({}));
    let error = call.send::<Value>().await.unwrap_err();
    assert!(error.is_decode());
    assert_eq!(clock.elapsed(), std::time::Duration::ZERO);
    assert_eq!(busy.seen().len(), 2);
}

#[tokio::test]
async fn a_replay_after_a_restart_finds_what_was_created_before_it() {
    let script = script(vec![answer(409, EXISTS), answer(200, "{}")]);
    let response = create(&script, &json!({})).await.unwrap();
    assert!(response.is_reconciled());
    let again = Script::new([answer(200, "{}")]);
    create(&again, &json!({})).await.unwrap();
    assert_eq!(sent_port(&script, 0), sent_port(&again, 0));
}

#[tokio::test]
async fn a_conflict_over_something_else_stays_one() {
    let elsewhere = script(vec![answer(500, ""), answer(409, EXISTS), answer(404, "")]);
    let error = create(&elsewhere, &json!({})).await.unwrap_err();
    assert_eq!(error.code_type(), Some("EXISTS"));
    assert_eq!(error.resource_id(), Some(&*sent_port(&elsewhere, 0)));

    // The caller's own identifier, taken before anything was in doubt.
    let taken = script(vec![answer(409, EXISTS)]);
    let error = create(&taken, &json!({"port": "brest"})).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 409);
    assert_eq!(error.resource_id(), Some("brest"));
}

#[tokio::test]
async fn without_it_the_body_goes_as_it_is() {
    let script = Script::new([answer(500, ""), answer(409, EXISTS)]);
    let configuration = patient(&script, &VirtualClock::new());
    let call = Call::new(&configuration, &CREATE).json(&json!({}));
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 409);
    assert_eq!(error.resource_id(), None);
    assert_eq!(script.seen()[0].body().as_ref(), b"{}");
}
