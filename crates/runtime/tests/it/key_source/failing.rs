//! A source that gives no key, or none that can be sent.

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use linkbreakers_runtime::key_source::{KeySource, KeySourceError, Keying, Secret};
use linkbreakers_runtime::{ErrorKind, StopReason};
use serde_json::Value;
use std::error::Error as _;

use super::{again, builder, keys, once, Ring};
use crate::support::{answer, get, Configuration, Script, CANARY};

#[tokio::test]
async fn without_a_key_nothing_is_sent() {
    let source = Ring::giving([Err(KeySourceError::new("the vault is sealed"))]);
    let (script, configuration) = again([], &source);
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    assert!(error.is_key_source() && error.kind() == ErrorKind::KeySource);
    assert!(error.attempts().is_empty() && script.seen().is_empty());
    let said = error.explain();
    assert!(
        said.contains("the vault is sealed") && said.contains("nothing was sent"),
        "{said}"
    );
    let failure = error.source().unwrap();
    assert!(failure.downcast_ref::<KeySourceError>().is_some());
}

#[tokio::test]
async fn what_others_wrote_about_it_is_hidden_and_can_be_had() {
    let foreign = std::io::Error::new(std::io::ErrorKind::Other, format!("token {CANARY}"));
    let source = Ring::giving([Err(KeySourceError::hiding(foreign))]);
    let (_, configuration) = again([], &source);
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    let failure = error.source().unwrap();
    let shown = format!(
        "{error} {error:?} {error:#?} {} {failure} {failure:?}",
        error.explain()
    );
    assert!(
        !shown.contains(CANARY) && failure.source().is_none(),
        "{shown}"
    );
    let failure = failure.downcast_ref::<KeySourceError>().unwrap();
    let cause = failure.cause().unwrap();
    assert!(cause.to_string().contains(CANARY));
}

#[tokio::test]
async fn a_source_that_fails_after_a_401_says_so() {
    let failure = Err(KeySourceError::new("the vault is sealed"));
    let source = Ring::giving([Ok(Secret::new("k1")), failure]);
    let (_, configuration) = again([answer(401, "{}")], &source);
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    assert!(error.is_key_source());
    assert_eq!(error.stop_reason(), Some(StopReason::NotRepeatable));
    assert_eq!(error.attempts()[0].status().unwrap(), 401);
    assert!(
        error.explain().contains("refused the key"),
        "{}",
        error.explain()
    );
}

#[tokio::test]
async fn a_source_that_fails_between_attempts_leaves_the_key() {
    let failure = || Err(KeySourceError::new("the vault is sealed"));
    for bad in [failure(), Ok(Secret::new("")), Ok(Secret::new("k\u{feff}"))] {
        let source = Ring::giving([Ok(Secret::new("k1")), bad]);
        let (script, configuration) = again([answer(503, "{}"), answer(200, "{}")], &source);
        get(&configuration).send::<Value>().await.unwrap();
        assert_eq!(keys(&script), ["k1", "k1"]);
    }
}

#[tokio::test]
async fn a_key_that_cannot_be_sent_is_an_error_of_the_configuration() {
    for key in ["", " \n", "canary-7d1f\u{feff}x", "canary-7d1f\nx"] {
        let source = Ring::of([key]);
        let (script, configuration) = again([], &source);
        let error = get(&configuration).send::<Value>().await.unwrap_err();
        assert!(error.is_configuration(), "{error}");
        assert!(script.seen().is_empty() && !format!("{error:?}").contains(CANARY));
    }
    let source = Ring::of(["k1", "k\u{feff}"]);
    let (_, configuration) = once([answer(401, "{}")], &source);
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    assert!(
        error.is_configuration() && error.attempts().len() == 1,
        "{error}"
    );
}

struct Never;

impl KeySource for Never {
    fn key(&self, _: Option<Secret>) -> Keying<'_> {
        Box::pin(pending())
    }
}

#[tokio::test]
async fn a_source_that_is_late_ends_the_call() {
    let (script, configuration) = again([], &Arc::new(Never));
    let call = get(&configuration).deadline(Duration::from_secs(3));
    let error = call.send::<Value>().await.unwrap_err();
    assert!(error.is_key_source() && script.seen().is_empty());
    assert!(error.to_string().contains("within 3s"), "{error}");
}

/// Gives a key, and from then on nothing.
struct OnceOnly(std::sync::Mutex<Option<Secret>>);

impl KeySource for OnceOnly {
    fn key(&self, _: Option<Secret>) -> Keying<'_> {
        let key = self.0.lock().unwrap().take();
        Box::pin(async { key.map_or_else(|| Err(KeySourceError::new("gone")), Ok) })
    }
}

#[tokio::test]
async fn a_renewal_that_takes_all_the_time_ends_the_call() {
    struct Slow(Arc<crate::support::VirtualClock>, OnceOnly);
    impl KeySource for Slow {
        fn key(&self, refused: Option<Secret>) -> Keying<'_> {
            if refused.is_some() {
                self.0.pass(Duration::from_secs(60));
                return Box::pin(async { Ok(Secret::new("k2")) });
            }
            self.1.key(refused)
        }
    }
    let clock = Arc::new(crate::support::VirtualClock::new());
    let first = OnceOnly(std::sync::Mutex::new(Some(Secret::new("k1"))));
    let source = Arc::new(Slow(Arc::clone(&clock), first));
    let script = Script::new([answer(401, "{}")]);
    let configuration = builder(script.clone(), &source)
        .clock(clock)
        .build()
        .unwrap();
    let error = get(&configuration).send::<Value>().await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(error.stop_reason(), Some(StopReason::DeadlineTooNear));
    assert_eq!(keys(&script), ["k1"]);
}

#[test]
fn a_key_and_a_source_are_not_both_meant() {
    let source = Ring::of(["k1"]);
    let builder = Configuration::builder().key_source(source.clone());
    let error = builder.bearer_access_token("k0").build().unwrap_err();
    assert!(error.is_configuration() && error.to_string().contains("both set"));
    assert!(source.asked().is_empty());
}

#[test]
fn a_base_that_is_not_safe_for_a_key_is_refused_before_there_is_one() {
    let source = Ring::of(["k1"]);
    let builder = Configuration::builder().key_source(source.clone());
    let error = builder.base_path("http://h.example").build().unwrap_err();
    assert!(error.is_configuration() && source.asked().is_empty());
}

#[tokio::test]
async fn the_time_that_a_source_takes_is_the_calls_and_not_the_attempts() {
    struct Slow(Arc<crate::support::VirtualClock>);
    impl KeySource for Slow {
        fn key(&self, _: Option<Secret>) -> Keying<'_> {
            self.0.pass(Duration::from_secs(7));
            Box::pin(async { Ok(Secret::new("k")) })
        }
    }
    let clock = Arc::new(crate::support::VirtualClock::new());
    let script = Script::new([answer(200, "{}")]);
    let configuration = builder(script, &Arc::new(Slow(Arc::clone(&clock))))
        .clock(Arc::clone(&clock) as Arc<_>)
        .build()
        .unwrap();
    let response = get(&configuration).send_for_response::<Value>().await;
    let response = response.unwrap();
    assert_eq!(response.attempts()[0].took(), Duration::ZERO);
    assert_eq!(clock.elapsed(), Duration::from_secs(7));
}
