//! Polls that fail: which failures are waited out, for how long, and which end the wait.

use std::time::Duration;

use linkbreakers::jobs::{self, Outcome};
use linkbreakers::{Error, RetryPolicy};

use super::scene::{broken, done, job, refusal, Scene, Step, ID};
use crate::decode::script::answer;

async fn outcome(scene: &Scene) -> Result<Outcome, Error> {
    jobs::wait(&scene.client, ID).await
}

#[tokio::test]
async fn failures_that_may_pass_are_waited_out() {
    for trouble in [
        || refusal(500, &[]),
        || refusal(503, &[("retry-after", "1")]),
        || refusal(408, &[]),
        broken,
    ] {
        let trouble: fn() -> Step = trouble;
        let four = || (0..4).map(|_| trouble());
        let steps = four().chain([job("RUNNING")]).chain(four()).chain([done()]);
        let scene = Scene::of(steps);
        assert!(matches!(outcome(&scene).await, Ok(Outcome::Succeeded(_))));
        assert_eq!(scene.polls(), 10);
    }
}

#[tokio::test]
async fn the_fifth_failure_in_a_row_is_returned() {
    let scene = Scene::of([job("RUNNING"), refusal(502, &[])]);
    let error = outcome(&scene).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 502);
    assert_eq!(error.operation(), Some("JobsService_Get"));
    assert_eq!(scene.polls(), 6);
}

#[tokio::test]
async fn a_failure_that_names_a_time_is_asked_again_then() {
    let scene = Scene::of([refusal(503, &[("retry-after", "90")]), done()]);
    outcome(&scene).await.unwrap();
    assert_eq!(scene.clock.waits(), [90_000]);
}

#[tokio::test]
async fn rate_limits_do_not_count_as_failures() {
    let limited = || refusal(429, &[("retry-after", "30")]);
    let steps = (0..12).map(|_| limited()).chain([done()]);
    let scene = Scene::of(steps);
    outcome(&scene).await.unwrap();
    assert_eq!(scene.clock.waits(), [30_000; 12]);

    let scene = Scene::of([limited()]);
    let error = outcome(&scene).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    assert_eq!(scene.polls(), 20);
}

#[tokio::test]
async fn failures_that_last_are_returned_at_once() {
    let used_up = r#"{"codeType":"MAX_PUBLIC_API_QUERIED_REACHED","message":"no"}"#;
    let steps = [
        refusal(401, &[]),
        refusal(403, &[]),
        refusal(400, &[]),
        Ok(answer(429, &[("retry-after", "1")], used_up)),
        Ok(answer(200, &[], "<html>")),
    ];
    for step in steps {
        let scene = Scene::of([job("RUNNING"), step]);
        assert!(!outcome(&scene).await.unwrap_err().is_timeout());
        assert_eq!(scene.polls(), 2);
    }
}

#[tokio::test]
async fn each_poll_has_the_retries_of_its_policy() {
    let steps = || [refusal(500, &[]), refusal(500, &[]), done()];
    let scene = Scene::of(steps());
    let policy = RetryPolicy::standard().with_attempts(3);
    let wait = jobs::wait(&scene.client, ID).retry(policy.clone());
    wait.await.unwrap();
    // The waits of the policy, not of the polls.
    assert_eq!(scene.clock.waits(), [125, 250]);

    let scene = Scene::with(steps(), |builder| builder.retry(policy));
    outcome(&scene).await.unwrap();
    assert_eq!(scene.clock.waits(), [125, 250]);
}

#[tokio::test]
async fn a_wait_that_is_too_long_for_the_policy_is_made_by_the_waiter() {
    let limited = refusal(429, &[("retry-after", "120")]);
    let standard = RetryPolicy::standard();
    let scene = Scene::with([limited, done()], |builder| builder.retry(standard));
    let wait = jobs::wait(&scene.client, ID).deadline(Duration::from_secs(121));
    wait.await.unwrap();
    assert_eq!(scene.clock.waits(), [120_000]);
}

#[tokio::test]
async fn a_404_that_is_not_the_apis_says_nothing_about_the_job() {
    for body in ["", "<html>no such page</html>"] {
        let scene = Scene::of([Ok(answer(404, &[], body.to_owned()))]);
        assert!(outcome(&scene).await.unwrap_err().is_not_found());
        assert_eq!(scene.polls(), 1);
    }
}

#[tokio::test]
async fn a_job_that_has_just_begun_may_not_be_readable_yet() {
    let begun = linkbreakers::models::Job {
        id: Some(ID.to_owned()),
        ..Default::default()
    };
    let missing = || refusal(404, &[]);
    let scene = Scene::of([missing(), missing(), done()]);
    let outcome = jobs::wait_for(&scene.client, &begun).await;
    assert!(matches!(outcome, Ok(Outcome::Succeeded(_))));

    let scene = Scene::of([missing()]);
    let outcome = jobs::wait_for(&scene.client, &begun).await;
    assert!(matches!(outcome, Ok(Outcome::Expired { .. })));
    assert_eq!(scene.polls(), 5);

    // Once it was read, the same answer is the end.
    let scene = Scene::of([job("RUNNING"), missing()]);
    let outcome = jobs::wait_for(&scene.client, &begun).await;
    assert!(matches!(outcome, Ok(Outcome::Expired { .. })));
    assert_eq!(scene.polls(), 2);
}
