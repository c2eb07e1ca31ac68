//! What responses and errors tell of the whole call.

use std::time::Duration;

use crate::support::{
    add, answer, answer_with, broken, get, patient, Script, Step, VirtualClock, CANARY,
};
use linkbreakers_runtime::transport::Phase;
use linkbreakers_runtime::{ErrorKind, IdempotencyKey};
use serde_json::Value;

#[tokio::test]
async fn a_response_lists_the_attempts_before_it() {
    let clock = VirtualClock::new();
    let script = Script::new([
        broken(Phase::Connect),
        answer_with(503, &[("retry-after", "2"), ("x-request-id", "r-2")], ""),
        answer_with(200, &[("x-request-id", "r-3")], "{}"),
    ]);
    let configuration = patient(&script, &clock);
    let response = get(&configuration)
        .send_for_response::<Value>()
        .await
        .unwrap();
    let [first, second, third] = response.attempts() else {
        panic!("{:?}", response.attempts());
    };
    assert_eq!(first.error(), Some(ErrorKind::Connect));
    assert_eq!((first.status(), first.waited()), (None, Duration::ZERO));
    assert_eq!(second.status().unwrap(), 503);
    assert_eq!(second.request_id(), Some("r-2"));
    assert_eq!(second.retry_after(), Some(Duration::from_secs(2)));
    assert_eq!(second.waited(), Duration::from_millis(125));
    assert_eq!((third.error(), third.request_id()), (None, Some("r-3")));
    assert_eq!(third.waited(), Duration::from_secs(2));
}

#[tokio::test]
async fn a_write_of_unknown_outcome_says_so_and_gives_its_key() {
    let refused = || answer(400, r#"{"message":"m"}"#);
    for (steps, unknown) in [
        (vec![refused()], false),
        (vec![broken(Phase::Send), refused()], true),
        ((0..4).map(|_| broken(Phase::Connect)).collect(), false),
        ((0..4).map(|_| answer(500, "")).collect(), true),
        (
            (0..4).map(|_| broken(Phase::Body)).collect::<Vec<Step>>(),
            true,
        ),
    ] {
        let clock = VirtualClock::new();
        let script = Script::new(steps);
        let key = IdempotencyKey::new("order-7").unwrap();
        let configuration = patient(&script, &clock);
        let call = add(&configuration).idempotency_key(key);
        let error = call.send::<Value>().await.unwrap_err();
        assert_eq!(error.may_have_been_done(), unknown, "{error:?}");
        assert_eq!(error.idempotency_key().unwrap().as_str(), "order-7");
        assert_eq!(
            error.explain().contains("order-7"),
            unknown,
            "{}",
            error.explain()
        );
    }
}

#[tokio::test]
async fn a_write_whose_answer_cannot_be_read_is_done() {
    let clock = VirtualClock::new();
    let script = Script::new([answer(200, r#"{"a":1}"#)]);
    let configuration = patient(&script, &clock);
    let error = add(&configuration).send::<u8>().await.unwrap_err();
    assert!(error.is_decode() && error.may_have_been_done());
    assert!(error.idempotency_key().is_some());
    assert!(error.explain().contains("was done"), "{}", error.explain());
    assert!(!format!("{error:?}").contains(CANARY));
}

#[tokio::test]
async fn a_read_is_never_of_unknown_outcome() {
    let clock = VirtualClock::new();
    let script = Script::new((0..4).map(|_| broken(Phase::Body)));
    let configuration = patient(&script, &clock);
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    assert!(!error.may_have_been_done());
    assert!(error.explain().contains("only read"), "{}", error.explain());
}
