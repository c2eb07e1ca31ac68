//! Redirects: followed within an origin, and never with the key to another one.

use crate::support::{add, answer, answer_with, get, over, patient, Script, Step, VirtualClock};
use linkbreakers_runtime::ErrorKind;
use serde_json::Value;

fn to(status: u16, location: &str) -> Step {
    answer_with(status, &[("location", location)], "")
}

#[tokio::test]
async fn within_the_origin_the_request_is_repeated_as_it_was() {
    let script = Script::new([to(308, "/v2/tides"), answer(200, "{}")]);
    let configuration = over(&script);
    add(&configuration).send::<Value>().await.unwrap();
    let seen = script.seen();
    assert_eq!(seen[1].uri(), "https://tides.example/v2/tides");
    assert_eq!(seen[1].method(), "POST");
    assert_eq!(seen[0].body(), seen[1].body());
    let key = |index: usize| seen[index].headers()["idempotency-key"].clone();
    assert_eq!(key(0), key(1));
}

#[tokio::test]
async fn another_origin_gets_nothing() {
    let script = Script::new([to(307, "https://evil.example/")]);
    let configuration = over(&script);
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(script.seen().len(), 1);
    assert!(error.explain().contains("base URL"), "{}", error.explain());
}

#[tokio::test]
async fn a_circle_ends() {
    let script = Script::new((0..6).map(|_| to(307, "/v1/tides/brest")));
    let configuration = over(&script);
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(script.seen().len(), 6);
}

#[tokio::test]
async fn a_write_that_is_answered_with_a_redirect_may_be_done() {
    let script = Script::new([to(303, "/v1/tides/brest"), to(304, "/")]);
    let configuration = over(&script);
    let error = add(&configuration).send::<Value>().await.unwrap_err();
    assert!(error.may_have_been_done());
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Status);
}

#[tokio::test]
async fn an_address_that_nothing_can_send_is_not_followed() {
    let long = format!("/v2/{}", "x".repeat(65_534));
    let script = Script::new((0..4).map(|_| to(308, &long)));
    let clock = VirtualClock::default();
    let configuration = patient(&script, &clock);
    let error = add(&configuration).send::<Value>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(script.seen().len(), 1);
    assert!(!error.explain().contains("xxx"));
}

#[tokio::test]
async fn another_attempt_begins_at_the_calls_own_address() {
    let (moved, down) = (to(308, "/v2/tides?x=1"), answer(503, "{}"));
    let script = Script::new([moved, down, to(307, "other"), answer(200, "{}")]);
    let clock = VirtualClock::new();
    let configuration = patient(&script, &clock);
    get(&configuration).send::<Value>().await.unwrap();
    let seen: Vec<String> = script
        .seen()
        .iter()
        .map(|it| it.uri().to_string())
        .collect();
    assert_eq!(seen.len(), 4);
    assert!(seen[1].ends_with("/v2/tides?x=1"), "{seen:?}");
    assert_eq!(seen[2], seen[0]);
    let (folder, _) = seen[0].rsplit_once('/').unwrap();
    assert_eq!(seen[3], format!("{folder}/other"));
}
