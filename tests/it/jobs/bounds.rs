//! The deadline of a wait, and what its error says.

use std::error::Error as _;
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use linkbreakers::apis::configuration::Configuration;
use linkbreakers::jobs;
use linkbreakers::transport::{Exchange, Transport};
use linkbreakers::RetryPolicy;

use super::clock::JumpingClock;
use super::scene::{broken, done, job, job_with, Scene, ID};

const SECONDS: fn(u64) -> Duration = Duration::from_secs;

#[tokio::test]
async fn the_deadline_ends_the_wait_and_names_the_job() {
    let scene = Scene::of([job("PENDING"), job("RUNNING")]);
    let error = jobs::wait(&scene.client, ID).await.unwrap_err();
    assert!(error.is_timeout());
    let said = error.to_string();
    for part in [ID, "600s", "JOB_STATUS_RUNNING", "wait for it again"] {
        assert!(said.contains(part), "{said}");
    }
    let elapsed = scene.clock.elapsed();
    assert!(elapsed > SECONDS(590) && elapsed < SECONDS(600));
    assert!(error.source().is_none());
}

#[tokio::test]
async fn without_a_deadline_it_goes_on() {
    let steps = (0..1_000).map(|_| job("RUNNING")).chain([done()]);
    let scene = Scene::of(steps);
    jobs::wait(&scene.client, ID).deadline(None).await.unwrap();
    assert_eq!(scene.polls(), 1_001);
    assert!(scene.clock.elapsed() > SECONDS(60 * 60));
}

#[tokio::test]
async fn a_wait_that_would_pass_the_deadline_is_not_begun() {
    let scene = Scene::of([job_with("RUNNING", &[("retry-after", "60")]), done()]);
    let wait = jobs::wait(&scene.client, ID).deadline(SECONDS(60));
    let error = wait.await.unwrap_err();
    assert!(error.is_timeout());
    assert!(error.message().contains("come back in 60s"), "{error}");
    assert_eq!((scene.polls(), scene.clock.waits()), (1, vec![]));

    let wait = jobs::wait(&scene.client, ID).deadline(SECONDS(61));
    wait.await.unwrap();
}

#[tokio::test]
async fn a_job_that_was_never_read_has_no_status_to_tell() {
    let scene = Scene::of([broken()]);
    let wait = jobs::wait(&scene.client, ID).deadline(Duration::from_millis(100));
    let error = wait.await.unwrap_err();
    assert!(error.is_timeout());
    assert!(
        error.message().contains("last status is not known"),
        "{error}"
    );
    let cause = error
        .source()
        .unwrap()
        .downcast_ref::<linkbreakers::Error>();
    assert!(cause.unwrap().is_connect());
}

#[tokio::test]
async fn a_status_of_any_length_does_not_stretch_the_message() {
    let scene = Scene::of([job(&"PAUSED".repeat(10_000))]);
    let error = jobs::wait(&scene.client, ID).await.unwrap_err();
    assert!(error.message().contains("does not know"), "{error}");
    assert!(error.to_string().len() < 300, "{error}");
}

#[tokio::test]
async fn no_time_at_all_is_refused() {
    let scene = Scene::of([done()]);
    let wait = jobs::wait(&scene.client, ID).deadline(Duration::ZERO);
    assert!(wait.await.unwrap_err().is_invalid_request());
    assert!(jobs::wait(&scene.client, "")
        .await
        .unwrap_err()
        .is_invalid_request());
    assert_eq!(scene.polls(), 0);
}

/// Takes requests and never answers.
#[derive(Debug)]
struct Silence;

impl Transport for Silence {
    fn exchange(&self, _: http::Request<Bytes>, _: usize) -> Exchange<'_> {
        Box::pin(pending())
    }
}

#[tokio::test]
async fn the_deadline_ends_a_poll_that_gets_no_answer() {
    let clock = JumpingClock::new();
    let client = Configuration::builder()
        .bearer_access_token("a-key")
        .transport(Arc::new(Silence))
        .clock(Arc::new(clock.clone()))
        .attempt_timeout(None)
        .retry(RetryPolicy::never().with_deadline(None))
        .rate_limiter(None)
        .build()
        .unwrap();
    let error = jobs::wait(&client, ID)
        .deadline(SECONDS(5))
        .await
        .unwrap_err();
    assert!(
        error.is_timeout() && error.message().contains(ID),
        "{error}"
    );
    assert_eq!(clock.waits(), [5_000]);
}
