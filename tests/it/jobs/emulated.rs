//! Jobs of the emulator: from their start to their outcome, dropped on the way, expired.

use std::sync::Arc;
use std::time::Duration;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::links_api;
use linkbreakers::jobs::{self, Outcome};
use linkbreakers::models::{CreateBulkLinksRequest, CreateLinkRequest, Job};
use linkbreakers_emulator::{Emulator, Fault, FaultScript};
use tokio::sync::Notify;

use super::clock::JumpingClock;
use crate::support::text;

const SECONDS: fn(u64) -> Duration = Duration::from_secs;

fn client(emulator: &Emulator, clock: JumpingClock) -> Configuration {
    let builder = Configuration::builder().base_path(emulator.url());
    let builder = builder.bearer_access_token("any").clock(Arc::new(clock));
    builder.build().unwrap()
}

/// The waits of this clock end at once, but its limits are never reached.
fn quick() -> JumpingClock {
    JumpingClock::skipping(SECONDS(10))
}

async fn start(client: &Configuration, codes: &[&str]) -> Job {
    let link = |code: &&str| CreateLinkRequest {
        destination: "https://example.com".to_owned(),
        shortlink: text(code),
        ..Default::default()
    };
    let links = codes.iter().map(link).collect();
    let request = CreateBulkLinksRequest { links };
    links_api::create_bulk_async(client, request)
        .send()
        .await
        .unwrap()
}

#[tokio::test]
async fn a_job_is_waited_for_in_a_task_of_its_own() {
    let emulator = Emulator::builder().start().await.unwrap();
    let client = client(&emulator, quick());
    let job = start(&client, &["one", "two"]).await;
    let wait = jobs::wait_for(&client, &job);
    let Outcome::Succeeded(succeeded) = tokio::spawn(async { wait.await }).await.unwrap().unwrap()
    else {
        panic!("it succeeded");
    };
    assert_eq!(succeeded.link_ids.len(), 2);
    let link = links_api::get(&client, &succeeded.link_ids[0])
        .send()
        .await
        .unwrap();
    assert_eq!(link.link.unwrap().shortlink.as_deref(), Some("one"));
}

#[tokio::test]
async fn a_job_that_failed_made_nothing() {
    let emulator = Emulator::builder().start().await.unwrap();
    let client = client(&emulator, quick());
    let job = start(&client, &["one", "one"]).await;
    let Outcome::Failed(failed) = jobs::wait_for(&client, &job).await.unwrap() else {
        panic!("it failed");
    };
    assert_eq!(
        failed.code_type.as_deref(),
        Some("SHORTLINK_ALREADY_EXISTS")
    );
    assert_eq!(emulator.link_count(), 0);
}

#[tokio::test]
async fn a_wait_that_was_dropped_is_taken_up_by_the_id() {
    let emulator = Emulator::builder().start().await.unwrap();
    // No wait of this one ever ends.
    let stuck = client(&emulator, JumpingClock::skipping(Duration::ZERO));
    let job = start(&stuck, &["one"]).await;
    let id = jobs::id_of(&job).unwrap();
    let read = Arc::new(Notify::new());
    let told = Arc::clone(&read);
    let wait = jobs::wait(&stuck, id).on_poll(move |_| told.notify_one());
    tokio::select! {
        outcome = async { wait.await } => panic!("the first poll finds it running: {outcome:?}"),
        () = read.notified() => {}
    }
    let later = client(&emulator, quick());
    let outcome = jobs::wait(&later, id).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)));
    assert_eq!(jobs::wait(&later, id).await.unwrap(), outcome);
    assert_eq!(emulator.link_count(), 1);
}

#[tokio::test]
async fn a_job_that_never_was_has_expired() {
    let emulator = Emulator::builder().start().await.unwrap();
    let id = "5d0c2f6e-2b0e-4f8e-9d43-0c8a1f1f2a77";
    let outcome = jobs::wait(&client(&emulator, quick()), id).await.unwrap();
    assert!(matches!(outcome, Outcome::Expired { .. }));
}

#[tokio::test]
async fn a_wait_survives_faults() {
    let faults = FaultScript::list([
        Fault::reset_before(),
        Fault::status(503).header("retry-after", "2"),
        Fault::truncate(),
        Fault::reset_after(),
    ]);
    let faults = faults.for_operation("JobsService_Get");
    let emulator = Emulator::builder().faults(faults).start().await.unwrap();
    let client = client(&emulator, quick());
    let job = start(&client, &["one"]).await;
    let outcome = jobs::wait_for(&client, &job).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)));
}
