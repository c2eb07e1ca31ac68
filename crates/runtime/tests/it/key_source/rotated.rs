//! A key that changes: between calls, between attempts, and when the server refuses it.

use std::sync::Arc;
use std::time::Duration;

use linkbreakers_runtime::retry::RetryBudget;
use linkbreakers_runtime::{Call, Error, ErrorKind, Lane, RetryPolicy, StopReason};
use serde_json::Value;

use super::{again, builder, keys, once, Ring};
use crate::pages::library::{Books, SHELF};
use crate::support::{add, answer, answer_with, get, Script, Step, POST, REPLACE};

async fn read(call: Call<'_>) -> Result<Value, Error> {
    call.send().await
}

fn refused() -> Step {
    answer(401, r#"{"codeType":"UNAUTHENTICATED","message":"no"}"#)
}

fn done() -> Step {
    answer(200, "{}")
}

#[tokio::test]
async fn each_call_has_the_key_of_its_time() {
    let source = Ring::of(["k1", " k2\n", "k3"]);
    let (script, configuration) = once([done(), done(), done()], &source);
    for _ in 0..3 {
        read(get(&configuration.clone())).await.unwrap();
    }
    assert_eq!(keys(&script), ["k1", "k2", "k3"]);
    assert_eq!(source.asked(), ["", "", ""]);
}

#[tokio::test]
async fn a_refused_key_is_replaced_and_the_attempt_made_again() {
    for write in [false, true] {
        let source = Ring::of(["k1", "k2"]);
        let (script, configuration) = once([refused(), done()], &source);
        let call = if write {
            add(&configuration)
        } else {
            get(&configuration)
        };
        let response = call.send_for_response::<Value>().await.unwrap();
        assert_eq!(keys(&script), ["k1", "k2"]);
        assert_eq!(source.asked(), ["", "k1"]);
        let attempts = response.attempts();
        let statuses = attempts
            .iter()
            .map(|attempt| attempt.status().unwrap().as_u16());
        assert_eq!(statuses.collect::<Vec<_>>(), [401, 200]);
        assert_eq!(attempts[0].error(), Some(ErrorKind::Status));
        assert_eq!(attempts[1].waited(), Duration::ZERO);
        let seen = script.seen();
        assert_eq!(seen[0].body(), seen[1].body());
        let name = "idempotency-key";
        assert_eq!(seen[0].headers().get(name), seen[1].headers().get(name));
        assert_eq!(seen[0].headers().len(), seen[1].headers().len());
    }
}

#[tokio::test]
async fn a_write_without_an_idempotency_key_is_made_again_too() {
    let source = Ring::of(["k1", "k2"]);
    let (script, configuration) = once([refused(), done()], &source);
    read(Call::new(&configuration, &POST)).await.unwrap();
    assert_eq!(keys(&script), ["k1", "k2"]);
}

#[tokio::test]
async fn the_same_key_again_is_not_sent_again() {
    let source = Ring::of(["k1"]);
    let (script, configuration) = again([refused()], &source);
    let error = read(get(&configuration)).await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(error.stop_reason(), Some(StopReason::NotRepeatable));
    assert_eq!((keys(&script).len(), source.asked().len()), (1, 2));
}

#[tokio::test]
async fn a_call_renews_its_key_once() {
    let source = Ring::of(["k1", "k2", "k3"]);
    let (script, configuration) = again([refused(), refused()], &source);
    let error = read(get(&configuration)).await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(error.attempts().len(), 2);
    assert_eq!(keys(&script), ["k1", "k2"]);
}

#[tokio::test]
async fn only_a_401_renews_the_key() {
    for status in [400, 403, 404, 407] {
        let source = Ring::of(["k1", "k2"]);
        let (script, configuration) = again([answer(status, "{}")], &source);
        read(get(&configuration)).await.unwrap_err();
        assert_eq!(
            (keys(&script).len(), source.asked().len()),
            (1, 1),
            "{status}"
        );
    }
}

#[tokio::test]
async fn the_renewed_attempt_costs_neither_an_attempt_nor_the_budget() {
    let source = Ring::of(["k1", "k2"]);
    let steps = [refused(), answer(503, "{}"), done()];
    let script = Script::new(steps);
    let budget = Arc::new(RetryBudget::new(0, 1).unwrap());
    let configuration = builder(script.clone(), &source)
        .retry(RetryPolicy::standard().with_attempts(2))
        .retry_budget(budget)
        .build()
        .unwrap();
    let response = get(&configuration)
        .send_for_response::<Value>()
        .await
        .unwrap();
    assert_eq!(response.attempts().len(), 3);
    assert_eq!(keys(&script), ["k1", "k2", "k2"]);
}

#[tokio::test]
async fn each_attempt_of_a_read_has_the_key_of_its_time() {
    let source = Ring::of(["k1", "k2"]);
    let (script, configuration) = again([answer(503, "{}"), done()], &source);
    read(get(&configuration)).await.unwrap();
    assert_eq!(keys(&script), ["k1", "k2"]);
}

#[tokio::test]
async fn a_write_that_may_have_been_done_keeps_its_key() {
    // Its idempotency key means nothing to the server under another key.
    let source = Ring::of(["k1", "k2"]);
    let (script, configuration) = again([answer(503, "{}"), done()], &source);
    read(add(&configuration)).await.unwrap();
    assert_eq!(keys(&script), ["k1", "k1"]);

    let source = Ring::of(["k1", "k2"]);
    let (script, configuration) = again([answer(503, "{}"), refused()], &source);
    let error = read(add(&configuration)).await.unwrap_err();
    assert!(error.is_unauthorized() && error.may_have_been_done());
    assert_eq!(keys(&script), ["k1", "k1"]);
}

#[tokio::test]
async fn a_write_that_does_no_harm_twice_changes_its_key() {
    let source = Ring::of(["k1", "k2"]);
    let (script, configuration) = again([answer(503, "{}"), done()], &source);
    read(Call::new(&configuration, &REPLACE)).await.unwrap();
    assert_eq!(keys(&script), ["k1", "k2"]);
    // Nothing was done: the server said so.
    let source = Ring::of(["k1", "k2"]);
    let (script, configuration) = again([answer(429, "{}"), done()], &source);
    read(add(&configuration)).await.unwrap();
    assert_eq!(keys(&script), ["k1", "k2"]);
}

#[tokio::test]
async fn a_key_that_is_set_goes_before_the_source() {
    let source = Ring::of(["k1", "k2"]);
    let (script, mut configuration) = again([refused()], &source);
    configuration.bearer_access_token = Some("mine".to_owned());
    let error = read(get(&configuration)).await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(keys(&script), ["mine"]);
    assert!(source.asked().is_empty());
}

#[tokio::test]
async fn streams_go_on_with_the_source() {
    let source = Ring::of(["k1", "k1", "k2"]);
    let page = answer(200, r#"{"books":[{"id":"1","title":"t"}],"next":"t1"}"#);
    let last = answer(200, r#"{"books":[{"id":"2","title":"t"}]}"#);
    let (script, configuration) = again([page, refused(), last], &source);
    let items = Call::new(&configuration, &SHELF)
        .into_listing()
        .items::<Books>();
    drop(configuration);
    assert_eq!(items.try_collect(9).await.unwrap().len(), 2);
    assert_eq!(keys(&script), ["k1", "k1", "k2"]);
}

#[tokio::test]
async fn the_limit_is_that_of_the_key_that_was_sent() {
    let source = Ring::of(["k1", "k1", "k2"]);
    let limit = |left| [("ratelimit-remaining", left), ("ratelimit-reset", "45")];
    let steps = [
        answer_with(401, &limit("7"), "{}"),
        answer_with(200, &limit("0"), "{}"),
    ];
    let (_, configuration) = once(steps, &source);
    assert!(configuration.rate_limit().is_none());
    configuration.try_acquire(Lane::Interactive).await.unwrap();
    read(get(&configuration)).await.unwrap();
    assert_eq!(configuration.rate_limit().unwrap().remaining(), Some(0));
    configuration
        .try_acquire(Lane::Interactive)
        .await
        .unwrap_err();
    assert_eq!(source.asked(), ["", "", "k1", ""]);
}
