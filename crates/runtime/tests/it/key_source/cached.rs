//! One fetch for many: when it is old, when it is refused, and when it fails.

use std::future::pending;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use linkbreakers_runtime::clock::SystemClock;
use linkbreakers_runtime::http::{Request, Response};
use linkbreakers_runtime::key_source::{CachedKeySource, KeySource, KeySourceError, Secret};
use linkbreakers_runtime::transport::{Exchange, Transport};
use linkbreakers_runtime::RetryPolicy;
use serde_json::Value;
use tokio::task::yield_now;

use super::{builder, key_of};
use crate::support::{get, VirtualClock};

/// A vault whose keys count up with each fetch, and which can be closed.
#[derive(Default)]
struct Vault {
    fetches: AtomicUsize,
    closed: AtomicBool,
    /// Whether it gives the same key each time.
    stuck: AtomicBool,
}

impl Vault {
    async fn fetch(self: Arc<Self>) -> Result<Secret, KeySourceError> {
        let number = self.fetches.fetch_add(1, Ordering::SeqCst) + 1;
        yield_now().await;
        if self.closed.load(Ordering::SeqCst) {
            return Err(KeySourceError::new("closed"));
        }
        let stuck = self.stuck.load(Ordering::SeqCst);
        Ok(Secret::new(format!("k{}", if stuck { 1 } else { number })))
    }

    fn fetches(&self) -> usize {
        self.fetches.load(Ordering::SeqCst)
    }

    fn close(&self, closed: bool) {
        self.closed.store(closed, Ordering::SeqCst);
    }
}

fn source(clock: &VirtualClock) -> (Arc<Vault>, Arc<CachedKeySource>) {
    let vault = Arc::new(Vault::default());
    let asked = Arc::clone(&vault);
    let source = CachedKeySource::new(move || Arc::clone(&asked).fetch())
        .max_age(Duration::from_secs(60))
        .clock(Arc::new(clock.clone()));
    (vault, Arc::new(source))
}

async fn key(source: &CachedKeySource, refused: Option<&str>) -> Result<String, KeySourceError> {
    let key = source.key(refused.map(Secret::new)).await?;
    Ok(key.expose().to_owned())
}

#[tokio::test]
async fn a_key_is_kept_until_it_is_old() {
    let clock = VirtualClock::new();
    let (vault, source) = source(&clock);
    for (passed, wanted) in [(0, "k1"), (59, "k1"), (1, "k2"), (59, "k2"), (60, "k3")] {
        clock.pass(Duration::from_secs(passed));
        assert_eq!(key(&source, None).await.unwrap(), wanted);
    }
    assert_eq!(vault.fetches(), 3);
}

#[tokio::test]
async fn without_an_age_it_is_kept_until_it_is_refused() {
    let vault = Arc::new(Vault::default());
    let asked = Arc::clone(&vault);
    let clock = VirtualClock::new();
    let source = CachedKeySource::new(move || Arc::clone(&asked).fetch())
        .max_age(None)
        .clock(Arc::new(clock.clone()));
    assert_eq!(key(&source, None).await.unwrap(), "k1");
    clock.pass(Duration::from_secs(1 << 40));
    assert_eq!(key(&source, None).await.unwrap(), "k1");
    assert_eq!(key(&source, Some("k1")).await.unwrap(), "k2");
    // Somebody who was refused before that gets the new key.
    assert_eq!(key(&source, Some("k1")).await.unwrap(), "k2");
    assert_eq!(vault.fetches(), 2);
}

#[tokio::test]
async fn a_refused_key_that_came_again_is_spared_for_a_second() {
    let clock = VirtualClock::new();
    let (vault, source) = source(&clock);
    vault.stuck.store(true, Ordering::SeqCst);
    for (passed, fetches) in [(0, 1), (0, 2), (999, 2), (1, 3), (0, 3)] {
        clock.pass(Duration::from_millis(passed));
        let refused = (fetches > 1).then_some("k1");
        assert_eq!(key(&source, refused).await.unwrap(), "k1");
        assert_eq!(vault.fetches(), fetches);
    }
}

#[tokio::test]
async fn an_old_key_is_used_while_the_vault_is_closed() {
    let clock = VirtualClock::new();
    let (vault, source) = source(&clock);
    vault.close(true);
    assert!(key(&source, None).await.is_err());
    vault.close(false);
    assert_eq!(key(&source, None).await.unwrap(), "k2");
    vault.close(true);
    clock.pass(Duration::from_secs(60));
    for (passed, fetches) in [(0, 3), (999, 3), (1, 4)] {
        clock.pass(Duration::from_millis(passed));
        assert_eq!(key(&source, None).await.unwrap(), "k2");
        assert_eq!(vault.fetches(), fetches);
    }
    // A refused one is of no use.
    let failure = key(&source, Some("k2")).await.unwrap_err();
    assert_eq!(failure.to_string(), "closed");
    vault.close(false);
    assert_eq!(key(&source, Some("k2")).await.unwrap(), "k6");
}

#[tokio::test]
async fn callers_who_wait_share_a_failure() {
    let (vault, source) = source(&VirtualClock::new());
    vault.close(true);
    let tasks: Vec<_> = (0..1000)
        .map(|_| {
            let source = Arc::clone(&source);
            tokio::spawn(async move { key(&source, None).await })
        })
        .collect();
    for task in tasks {
        assert!(task.await.unwrap().is_err());
    }
    assert_eq!(vault.fetches(), 1);
}

#[tokio::test]
async fn a_fetch_that_is_dropped_is_begun_anew() {
    let fetches = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&fetches);
    let source = CachedKeySource::new(move || {
        let first = counted.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            if first {
                pending::<()>().await;
            }
            Ok::<_, KeySourceError>(Secret::new("k1"))
        }
    });
    let source = Arc::new(source);
    let asking = Arc::clone(&source);
    let dropped = tokio::spawn(async move { key(&asking, None).await });
    yield_now().await;
    assert_eq!(fetches.load(Ordering::SeqCst), 1);
    dropped.abort();
    assert_eq!(key(&source, None).await.unwrap(), "k1");
    assert_eq!(fetches.load(Ordering::SeqCst), 2);
}

/// A server that knows the second key only, and answers after all have asked.
#[derive(Debug, Default)]
struct Rotated {
    refused: AtomicUsize,
}

impl Transport for Rotated {
    fn exchange(&self, request: Request<Bytes>, _: usize) -> Exchange<'_> {
        Box::pin(async move {
            yield_now().await;
            let known = key_of(&request) == "k2";
            if !known {
                self.refused.fetch_add(1, Ordering::SeqCst);
            }
            let status = if known { 200 } else { 401 };
            let answer = Response::builder().status(status).body("{}".into());
            Ok(answer.unwrap())
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_thousand_refused_calls_lead_to_one_fetch() {
    let (vault, source) = source(&VirtualClock::new());
    let server = Arc::new(Rotated::default());
    let configuration = builder(server.clone(), &source)
        .retry(RetryPolicy::never())
        .rate_limiter(None)
        .clock(Arc::new(SystemClock))
        .build()
        .unwrap();
    let tasks: Vec<_> = (0..1000)
        .map(|_| {
            let configuration = configuration.clone();
            tokio::spawn(async move { get(&configuration).send::<Value>().await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    assert_eq!(server.refused.load(Ordering::SeqCst), 1000);
    assert_eq!(vault.fetches(), 2);
}

#[test]
fn debug_shows_no_key() {
    let source = CachedKeySource::new(|| async { Ok::<_, KeySourceError>(Secret::new("canary")) });
    assert!(format!("{source:?}").starts_with("CachedKeySource"));
}
