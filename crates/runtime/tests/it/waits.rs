//! How long a call waits between attempts, and when it does not wait at all.

use std::time::Duration;

use crate::support::{
    add, answer, answer_with, broken, get, patient, patient_with, start, Script, Step, VirtualClock,
};
use linkbreakers_runtime::transport::{Exchange, Phase, Transport};
use linkbreakers_runtime::{ErrorKind, RetryPolicy, StopReason};
use serde_json::Value;

fn busy(headers: &[(&str, &str)]) -> Step {
    answer_with(429, headers, r#"{"message":"slow down"}"#)
}

#[tokio::test]
async fn backoff_grows_and_the_last_attempt_ends_it() {
    let clock = VirtualClock::new();
    let script = Script::new((0..4).map(|_| answer(503, "")));
    let configuration = patient(&script, &clock);
    let error = add(&configuration).send::<Value>().await.unwrap_err();
    // Half of 250, 500 and 1,000 ms.
    assert_eq!(clock.waits(), [125, 250, 500]);
    assert_eq!(error.stop_reason(), Some(StopReason::AttemptsUsedUp));
    assert_eq!(error.attempts().len(), 4);
    assert!(
        error.explain().contains("tried 4 times"),
        "{}",
        error.explain()
    );
}

#[tokio::test]
async fn what_the_server_asks_for_is_a_floor() {
    for (headers, wait) in [
        (&[("retry-after", "7")][..], 7_000),
        (&[("retry-after", "1.5")][..], 1_500),
        (&[("retry-after", "0")][..], 125),
        (
            &[("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")][..],
            7_000,
        ),
        (
            &[("ratelimit-remaining", "0"), ("ratelimit-reset", "9")][..],
            9_000,
        ),
        (&[("retry-after", "3"), ("ratelimit-reset", "9")][..], 3_000),
        (&[][..], 125),
    ] {
        let clock = VirtualClock::new();
        let script = Script::new([busy(headers), answer(200, "{}")]);
        let configuration = patient(&script, &clock);
        get(&configuration).send::<Value>().await.unwrap();
        let total: u128 = clock.waits().iter().sum();
        assert_eq!(total, wait, "{headers:?}");
    }
}

#[tokio::test]
async fn a_longer_wait_than_the_policy_allows_fails_at_once_with_the_time_to_come_back() {
    let clock = VirtualClock::new();
    let headers = [
        ("retry-after", "31"),
        ("ratelimit-limit", "720"),
        ("ratelimit-remaining", "0"),
        ("ratelimit-policy", r#""default";q=720;w=60"#),
    ];
    let script = Script::new([busy(&headers)]);
    let configuration = patient(&script, &clock);
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    assert_eq!(clock.waits(), [] as [u128; 0]);
    assert_eq!(error.stop_reason(), Some(StopReason::WaitTooLong));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(31)));
    assert_eq!(
        error.retry_at(),
        Some(start() + chrono::Duration::seconds(31))
    );
    let limit = error.rate_limit().unwrap();
    assert_eq!((limit.limit(), limit.remaining()), (Some(720), Some(0)));
    assert_eq!(limit.policy(), Some("default"));
    assert!(
        error.explain().contains("1994-11-06T08:50:01Z"),
        "{}",
        error.explain()
    );
}

#[tokio::test]
async fn no_wait_passes_the_deadline() {
    let clock = VirtualClock::new();
    let script = Script::new([busy(&[("retry-after", "5")])]);
    let configuration = patient(&script, &clock);
    let call = get(&configuration).deadline(Duration::from_secs(5));
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(error.stop_reason(), Some(StopReason::DeadlineTooNear));
    assert_eq!(clock.elapsed(), Duration::ZERO);
    assert!(error.retry_at().is_some());
}

/// Never answers.
#[derive(Debug)]
struct Stalled;

impl Transport for Stalled {
    fn exchange(
        &self,
        _: linkbreakers_runtime::http::Request<bytes::Bytes>,
        _: usize,
    ) -> Exchange<'_> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn an_attempt_takes_no_more_than_what_is_left() {
    let clock = VirtualClock::new();
    let configuration = crate::support::Configuration::builder()
        .transport(std::sync::Arc::new(Stalled))
        .clock(std::sync::Arc::new(clock.clone()))
        .random(|| 0.0)
        .build()
        .unwrap();
    let error = add(&configuration).send::<Value>().await.unwrap_err();
    // Attempts of 30 s, then of the 30 s that are left of 60 s.
    assert_eq!(clock.elapsed(), Duration::from_secs(60));
    let took: Vec<_> = error
        .attempts()
        .iter()
        .map(|made| made.took().as_secs())
        .collect();
    assert_eq!(took, [30, 30]);
    assert_eq!(error.stop_reason(), Some(StopReason::DeadlineTooNear));
    assert!(error.is_timeout() && error.may_have_been_done());

    let call = get(&configuration)
        .timeout(Duration::from_secs(4))
        .deadline(Duration::from_secs(9));
    let error = call.send::<Value>().await.unwrap_err();
    let took: Vec<_> = error
        .attempts()
        .iter()
        .map(|made| made.took().as_secs())
        .collect();
    assert_eq!(took, [4, 4, 1]);
}

#[tokio::test]
async fn a_call_can_have_a_policy_of_its_own() {
    let clock = VirtualClock::new();
    let script = Script::new([answer(503, ""), answer(503, "")]);
    let configuration = patient_with(&script, &clock, RetryPolicy::never());
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    assert_eq!(error.attempts().len(), 1);
    let call = get(&configuration).retry(RetryPolicy::standard().with_attempts(0));
    let error = call.send::<Value>().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(script.seen().len(), 1);
}

#[tokio::test]
async fn presets_are_what_their_table_says() {
    for (policy, attempts, deadline) in [
        (RetryPolicy::standard(), 4, 60),
        (RetryPolicy::interactive(), 3, 10),
        (RetryPolicy::background(), 8, 600),
        (RetryPolicy::never(), 1, 60),
    ] {
        assert_eq!(policy.attempts(), attempts);
        assert_eq!(policy.deadline(), Some(Duration::from_secs(deadline)));
        let clock = VirtualClock::new();
        let script = Script::new((0..attempts).map(|_| broken(Phase::Connect)));
        let configuration = patient_with(&script, &clock, policy);
        add(&configuration).send::<Value>().await.unwrap_err();
        assert_eq!(script.seen().len(), attempts as usize);
    }
}

#[tokio::test]
async fn a_call_without_time_is_refused() {
    let script = Script::new([]);
    let configuration = patient(&script, &VirtualClock::new());
    for call in [
        get(&configuration).deadline(Duration::ZERO),
        get(&configuration).timeout(Duration::ZERO),
    ] {
        let error = call.send::<Value>().await.unwrap_err();
        assert!(error.is_invalid_request(), "{error}");
    }
}
