//! How long is waited between two polls.

use std::time::Duration;

use linkbreakers::jobs;
use linkbreakers::retry::Backoff;

use super::scene::{done, job, job_with, Scene, ID};

#[tokio::test]
async fn a_retry_after_is_the_least_wait() {
    let ask = |wait| job_with("RUNNING", &[("retry-after", wait)]);
    // The clock starts at 08:00:00 on that day.
    let date = "Fri, 01 May 2026 08:00:20 GMT";
    let scene = Scene::of([ask("7"), ask(date), ask("0"), ask("soon"), done()]);
    jobs::wait(&scene.client, ID).await.unwrap();
    assert_eq!(scene.clock.waits(), [7_000, 13_000, 843, 1_265]);
}

#[tokio::test]
async fn a_wait_lies_between_half_of_the_bound_and_the_whole() {
    let ms = Duration::from_millis;
    for (random, expected) in [
        (0.0, [500, 1_000, 2_000, 2_000]),
        (0.5, [750, 1_500, 3_000, 3_000]),
        (0.999_999, [999, 1_999, 3_999, 3_999]),
    ] {
        let steps = [
            job("RUNNING"),
            job("RUNNING"),
            job("RUNNING"),
            job("RUNNING"),
        ];
        let scene = Scene::with(steps.into_iter().chain([done()]), |builder| {
            builder.random(move || random)
        });
        let backoff = Backoff::new(ms(1_000), 2.0, ms(4_000)).unwrap();
        let wait = jobs::wait(&scene.client, ID).backoff(backoff);
        wait.await.unwrap();
        assert_eq!(scene.clock.waits(), expected);
    }
}

#[tokio::test]
async fn the_smallest_backoff_still_waits() {
    let scene = Scene::with([job("RUNNING"), done()], |builder| builder.random(|| 0.0));
    let backoff = Backoff::new(Duration::from_nanos(1), 1.0, Duration::from_nanos(1));
    let wait = jobs::wait(&scene.client, ID).backoff(backoff.unwrap());
    wait.await.unwrap();
    assert_eq!(scene.clock.waits(), [1]);
}
