//! What the answers to the polls lead to.

use std::future::IntoFuture;
use std::sync::{Arc, Mutex};

use linkbreakers::jobs::{self, Outcome, Wait};
use linkbreakers::models::{Job, JobStatus};

use super::scene::{done, job, refusal, Scene, ID};
use crate::decode::script::answer;
use crate::support::{text, texts};

#[tokio::test]
async fn it_polls_at_once_and_until_the_job_succeeded() {
    let scene = Scene::of([job("PENDING"), job("RUNNING"), job("RUNNING"), done()]);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&seen);
    let wait = jobs::wait(&scene.client, ID).on_poll(move |job| {
        told.lock().unwrap().push(job.status.clone().unwrap());
    });
    let Outcome::Succeeded(succeeded) = wait.await.unwrap() else {
        panic!("it succeeded");
    };
    assert_eq!(succeeded.link_ids, ["l1", "l2"]);
    assert_eq!(succeeded.job.id.as_deref(), Some(ID));
    assert_eq!(scene.paths(), vec![format!("/v1/jobs/{ID}"); 4]);
    // Three quarters of 500 ms, and of what grows from it by half.
    assert_eq!(scene.clock.waits(), [375, 562, 843]);
    use JobStatus::{Pending, Running, Succeeded};
    assert_eq!(
        *seen.lock().unwrap(),
        [Pending, Running, Running, Succeeded]
    );
}

#[tokio::test]
async fn a_failed_job_tells_its_reason() {
    let body =
        r#"{"status":"JOB_STATUS_FAILED","error":{"codeType":"TAKEN","message":"links[1]"}}"#;
    let scene = Scene::of([Ok(answer(200, &[], body))]);
    let Outcome::Failed(failed) = jobs::wait(&scene.client, ID).await.unwrap() else {
        panic!("it failed");
    };
    assert_eq!(failed.code_type.as_deref(), Some("TAKEN"));
    assert_eq!(failed.message.as_deref(), Some("links[1]"));
    assert_eq!(failed.job.status, Some(JobStatus::Failed));
    assert_eq!(scene.clock.waits(), []);

    let scene = Scene::of([job("FAILED")]);
    let Outcome::Failed(failed) = jobs::wait(&scene.client, ID).await.unwrap() else {
        panic!("it failed");
    };
    assert_eq!((failed.code_type, failed.message), (None, None));
}

#[tokio::test]
async fn a_job_that_names_no_links_still_succeeded() {
    let scene = Scene::of([job("SUCCEEDED")]);
    let Outcome::Succeeded(succeeded) = jobs::wait(&scene.client, ID).await.unwrap() else {
        panic!("it succeeded");
    };
    assert_eq!(succeeded.link_ids, texts([]));
    assert_eq!(succeeded.job.item_count, Some(2));
}

#[tokio::test]
async fn a_job_that_is_not_there_has_expired() {
    let scene = Scene::of([job("RUNNING"), refusal(404, &[])]);
    match jobs::wait(&scene.client, ID).await.unwrap() {
        Outcome::Expired { id, .. } => assert_eq!(id, ID),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn other_statuses_are_on_the_way() {
    let bare = |body: &str| Ok(answer(200, &[], body.to_owned()));
    let steps = [
        job("UNSPECIFIED"),
        job("PAUSED"),
        bare("{}"),
        bare(r#"{"status":null}"#),
        done(),
    ];
    let scene = Scene::of(steps);
    let outcome = jobs::wait(&scene.client, ID).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)));
    assert_eq!(scene.polls(), 5);
}

#[tokio::test]
async fn the_id_is_read_from_the_answer_that_started_the_job() {
    for (id, status_url, expected) in [
        (Some("a"), Some("/v1/jobs/b"), Some("a")),
        (None, Some("/v1/jobs/b"), Some("b")),
        (
            Some(""),
            Some("https://api.example/v1/jobs/b/?x=1#y"),
            Some("b"),
        ),
        (None, Some("/v1/jobs/"), None),
        (None, Some("/v1/links/b"), None),
        (Some(""), None, None),
        (None, None, None),
    ] {
        let started = Job {
            id: id.and_then(text),
            status_url: status_url.and_then(text),
            ..Default::default()
        };
        assert_eq!(jobs::id_of(&started), expected, "{started:?}");
        let scene = Scene::of([done()]);
        let outcome = jobs::wait_for(&scene.client, &started).await;
        match expected {
            Some(id) => assert_eq!(scene.paths(), [format!("/v1/jobs/{id}")]),
            None => {
                assert!(outcome.unwrap_err().is_invalid_request());
                assert_eq!(scene.polls(), 0);
            }
        }
    }
}

#[test]
fn waits_can_be_moved_and_shown() {
    fn assert_shareable<T: Send + Sync + 'static>() {}
    fn assert_send<T: Send + 'static>(value: T) -> T {
        value
    }
    assert_shareable::<Wait>();
    assert_shareable::<Outcome>();
    let scene = Scene::of([done()]);
    let wait = jobs::wait(&scene.client, ID);
    let shown = format!("{wait:?}");
    assert!(shown.contains(ID) && !shown.contains("a-key"), "{shown}");
    drop(assert_send(wait.into_future()));
    assert_eq!(scene.polls(), 0);
}
