//! What callers learn from each other's answers.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::support::{
    add, answer, answer_with, get, patient, patient_with, Configuration, Script, VirtualClock,
};
use linkbreakers_runtime::limiter::{
    Account, Admission, Admitting, Asking, LearnedLimiter, RateLimiter,
};
use linkbreakers_runtime::{ErrorKind, Lane, RateLimit, RetryPolicy, StopReason};
use serde_json::Value;

#[tokio::test]
async fn one_callers_429_makes_the_others_wait() {
    let clock = VirtualClock::new();
    let refused = answer_with(429, &[("retry-after", "5")], r#"{"message":"m"}"#);
    let script = Script::new([refused, answer(200, "{}")]);
    let configuration = patient_with(&script, &clock, RetryPolicy::never());
    let other = configuration.clone();
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    assert!(error.is_rate_limited());
    let response = get(&other).send_for_response::<Value>().await.unwrap();
    assert_eq!(clock.waits(), [5_000]);
    assert_eq!(response.attempts()[0].waited(), Duration::from_secs(5));
}

#[tokio::test]
async fn an_empty_window_is_not_knocked_at() {
    let clock = VirtualClock::new();
    let last = [("ratelimit-remaining", "0"), ("ratelimit-reset", "45")];
    let script = Script::new([answer_with(200, &last, "{}")]);
    let configuration = patient(&script, &clock);
    get(&configuration).send::<Value>().await.unwrap();
    let error = add(&configuration).send::<Value>().await.unwrap_err();
    assert_eq!(script.seen().len(), 1);
    assert_eq!(error.kind(), ErrorKind::RateLimited);
    assert_eq!(error.stop_reason(), Some(StopReason::WaitTooLong));
    assert_eq!(
        error.rate_limit().and_then(|limit| limit.remaining()),
        Some(0)
    );
    assert_eq!(error.retry_after(), Some(Duration::from_secs(45)));
    assert!(!error.may_have_been_done());
    assert!(
        error.explain().contains("nothing was sent"),
        "{}",
        error.explain()
    );
}

#[tokio::test]
async fn pacing_spreads_background_calls_over_the_window() {
    let clock = VirtualClock::new();
    let told = [("ratelimit-remaining", "20"), ("ratelimit-reset", "60")];
    let script = Script::new((0..3).map(|_| answer_with(200, &told, "{}")));
    let shared: Arc<dyn RateLimiter> = Arc::new(LearnedLimiter::paced());
    let configuration = Configuration::builder()
        .transport(script.clone())
        .clock(Arc::new(clock.clone()))
        .rate_limiter(shared)
        .build()
        .unwrap();
    get(&configuration).send::<Value>().await.unwrap();
    let call = get(&configuration).lane(Lane::Background);
    call.send::<Value>().await.unwrap();
    assert_eq!(clock.waits(), [] as [u128; 0]);
    let call = get(&configuration).lane(Lane::Background);
    call.send::<Value>().await.unwrap();
    // 60 s by the 19 requests that were left when the second call was admitted.
    assert_eq!(clock.waits(), [3_157]);
    let known = configuration.rate_limit();
    assert_eq!(known.and_then(|limit| limit.remaining()), Some(20));
    let refused = configuration.try_acquire(Lane::Background).await;
    assert_eq!(refused.map_err(|wait| wait.as_millis()), Err(3_157));
}

#[tokio::test]
async fn a_call_that_is_held_back_after_a_failure_tells_the_failure() {
    let clock = VirtualClock::new();
    let empty = [("ratelimit-remaining", "0"), ("ratelimit-reset", "45")];
    let script = Script::new([answer_with(503, &empty, "")]);
    let configuration = patient(&script, &clock);
    let error = add(&configuration).send::<Value>().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert_eq!(error.stop_reason(), Some(StopReason::WaitTooLong));
    assert_eq!(error.attempts().len(), 1);
    assert!(error.retry_at().is_some() && error.may_have_been_done());
}

#[tokio::test]
async fn a_plan_that_is_used_up_does_not_hold_the_others_back() {
    let clock = VirtualClock::new();
    let body = r#"{"codeType":"PLAN_USED_UP","message":"m"}"#;
    let used_up = answer_with(429, &[("retry-after", "9")], body);
    let script = Script::new([used_up, answer(200, "{}")]);
    let configuration = patient(&script, &clock);
    get(&configuration).send::<Value>().await.unwrap_err();
    get(&configuration).send::<Value>().await.unwrap();
    assert_eq!(clock.waits(), [] as [u128; 0]);
}

#[tokio::test]
async fn one_keys_limit_is_not_anothers() {
    let clock = VirtualClock::new();
    let last = [("ratelimit-remaining", "0"), ("ratelimit-reset", "45")];
    let script = Script::new([answer_with(200, &last, "{}"), answer(200, "{}")]);
    let configuration = patient(&script, &clock);
    let mut other = configuration.clone();
    other.bearer_access_token = Some("another key".to_owned());
    get(&configuration).send::<Value>().await.unwrap();
    get(&other).send::<Value>().await.unwrap();
    assert_eq!(other.rate_limit(), None);
    assert!(configuration
        .rate_limit()
        .is_some_and(|limit| limit.is_exhausted()));
}

/// Says what it was told to, takes a second for each question, and keeps the questions.
#[derive(Debug)]
struct Told {
    clock: VirtualClock,
    at_once: bool,
    says: Mutex<VecDeque<Admission>>,
    asked: Mutex<Vec<(&'static str, Asking)>>,
}

impl Told {
    fn new(clock: &VirtualClock, at_once: bool, says: &[Admission]) -> Arc<Self> {
        Arc::new(Self {
            clock: clock.clone(),
            at_once,
            says: Mutex::new(says.iter().copied().collect()),
            asked: Mutex::default(),
        })
    }

    fn say(&self, how: &'static str, asking: Asking) -> Admission {
        self.asked.lock().unwrap().push((how, asking));
        self.clock.pass(Duration::from_secs(1));
        let said = self.says.lock().unwrap().pop_front();
        said.unwrap_or(Admission::Now)
    }

    fn asked(&self) -> Vec<&'static str> {
        let asked = self.asked.lock().unwrap();
        asked.iter().map(|(how, _)| *how).collect()
    }
}

impl RateLimiter for Told {
    fn admit(&self, asking: Asking) -> Admitting<'_> {
        Box::pin(async move { self.say("admit", asking) })
    }

    fn try_admit(&self, asking: Asking) -> Option<Admission> {
        self.at_once.then(|| self.say("try_admit", asking))
    }

    fn learn(&self, _: Account, _: Option<&RateLimit>, _: Option<DateTime<Utc>>) {}

    fn snapshot(&self, _: Account) -> Option<RateLimit> {
        None
    }
}

#[tokio::test]
async fn the_time_that_a_limiter_takes_is_not_the_attempts() {
    let clock = VirtualClock::new();
    let limiter = Told::new(&clock, false, &[]);
    let script = Script::new([answer(200, "{}")]);
    let configuration = Configuration::builder()
        .transport(script)
        .clock(Arc::new(clock.clone()))
        .rate_limiter(limiter.clone() as Arc<dyn RateLimiter>)
        .build()
        .unwrap();
    let response = get(&configuration).send_for_response::<Value>().await;
    let attempt = response.unwrap().attempts()[0].clone();
    assert_eq!((attempt.took(), attempt.waited()), Default::default());
    assert_eq!(limiter.asked(), ["admit"]);
}

#[tokio::test]
async fn who_is_held_asks_again_with_less_patience() {
    for (at_once, how) in [(false, "admit"), (true, "try_admit")] {
        let clock = VirtualClock::new();
        let (two, three) = (Duration::from_secs(2), Duration::from_secs(3));
        let says = [Admission::Held(two), Admission::After(three)];
        let limiter = Told::new(&clock, at_once, &says);
        let script = Script::new([answer(503, "{}"), answer(200, "{}")]);
        let configuration = Configuration::builder()
            .transport(script)
            .clock(Arc::new(clock.clone()))
            .random(|| 1.0)
            .rate_limiter(limiter.clone() as Arc<dyn RateLimiter>)
            .build()
            .unwrap();
        let call = get(&configuration).deadline(Duration::from_secs(20));
        let response = call.send_for_response::<Value>().await.unwrap();
        let attempts = response.attempts();
        assert_eq!(attempts[0].waited(), two + three);
        let backoff = clock.waits()[2];
        assert_eq!(clock.waits(), [2_000, 3_000, backoff]);
        assert_eq!(attempts[1].waited().as_millis(), backoff);
        assert_eq!(limiter.asked(), [how; 3]);
        let asked = limiter.asked.lock().unwrap();
        let left = |place: usize| asked[place].1.patience();
        assert_eq!(left(0), Duration::from_secs(20));
        assert_eq!(
            left(1),
            Duration::from_secs(17),
            "1 s to ask and 2 s of waiting"
        );
    }
}
