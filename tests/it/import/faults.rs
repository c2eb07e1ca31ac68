//! Requests whose outcome nobody knows: repeated, read, and settled without a second link.

use std::collections::BTreeSet;

use linkbreakers::import::Outcome;
use linkbreakers::models::CreateLinkRequest;
use linkbreakers::RetryPolicy;
use linkbreakers_emulator::{Fault, FaultScript};

use super::scene::{all, in_order, links, links_with_taken, rows_of, verdicts, Numbers, Scene};
use crate::support::text;

const BULK: &str = "LinksService_CreateBulk";
const GET: &str = "LinksService_Get";

#[tokio::test]
async fn whatever_goes_wrong_once_or_often_each_link_is_made_once() {
    let faults = [
        Fault::status(503),
        Fault::reset_before(),
        Fault::reset_after(),
        Fault::fail_after_write(500),
        Fault::truncate(),
        Fault::garbage(),
    ];
    for fault in faults {
        for times in 1..=4 {
            for policy in [super::scene::policy(), RetryPolicy::never()] {
                let scene = Scene::with_a_taken_code().await;
                let bad = BTreeSet::from([3, 8]);
                let script = FaultScript::list(vec![fault.clone(); times]).for_operation(BULK);
                scene.emulator.set_faults(script);
                let import = scene.import().concurrency(1).retry(policy);
                let (rows, error) = all(import.run(links_with_taken(20, &bad))).await;
                assert!(error.is_none(), "{error:?}");
                assert!(in_order(&rows));
                scene.emulator.clear_faults();
                // With a single attempt, many faults in a row are too many for one chunk.
                if rows
                    .iter()
                    .any(|row| matches!(row.outcome, Outcome::Failed(_)))
                {
                    assert!(times > 2, "{} {times} times: {rows:?}", fault.name());
                    let again = scene.import().concurrency(1);
                    let again = rows_of(again.run(links_with_taken(20, &bad))).await;
                    assert_eq!(verdicts(&again).1, bad);
                } else {
                    assert_eq!(verdicts(&rows).1, bad, "{} {times} times", fault.name());
                }
                scene.assert_made_once(20, &bad);
            }
        }
    }
}

#[tokio::test]
async fn a_write_that_is_never_answered_is_found_by_reading() {
    let scene = Scene::start().await;
    let lost = FaultScript::list(vec![Fault::fail_after_write(500); 2]);
    scene.emulator.set_faults(lost.for_operation(BULK));
    let import = scene.import().retry(RetryPolicy::never());
    let rows = rows_of(import.run(links(10))).await;
    assert_eq!(verdicts(&rows).0.len(), 10);
    for row in rows {
        let Outcome::Created(made) = row.outcome else {
            panic!("{row:?}")
        };
        assert_eq!(made.link.unwrap().entrypoint, made.entrypoint);
    }
    scene.assert_made_once(10, &BTreeSet::new());
}

#[tokio::test]
async fn what_cannot_be_settled_fails_and_the_next_run_settles_it() {
    let scene = Scene::start().await;
    let never = FaultScript::list(vec![Fault::reset_after(); 3]).for_operation(BULK);
    scene.emulator.set_faults(never);
    let broken = FaultScript::list(vec![Fault::status(500); 3]).for_operation(GET);
    scene.emulator.add_faults(broken);
    let import = scene.import().concurrency(1).retry(RetryPolicy::never());
    let (rows, error) = all(import.run(links(30))).await;
    assert!(error.is_none(), "one failed chunk does not end the import");
    let failed: Vec<_> = rows
        .iter()
        .filter(|row| matches!(row.outcome, Outcome::Failed(_)))
        .map(|row| row.index)
        .collect();
    assert_eq!(failed, (0..10).collect::<Vec<_>>());
    let Outcome::Failed(error) = &rows[0].outcome else {
        panic!("{:?}", rows[0])
    };
    assert!(error.may_have_been_done());
    let rows = rows_of(scene.import().run(links(30))).await;
    assert_eq!(verdicts(&rows).0.len(), 30);
    scene.assert_made_once(30, &BTreeSet::new());
}

#[tokio::test]
async fn a_mix_of_faults_over_many_chunks() {
    let mut numbers = Numbers(5);
    for seed in 0..6 {
        let scene = Scene::with_a_taken_code().await;
        let count = 400;
        let bad = numbers.some_of(12, count);
        let faults = [
            (3, Fault::status(503)),
            (2, Fault::status(429).header("retry-after", "1")),
            (2, Fault::reset_before()),
            (3, Fault::reset_after()),
            (3, Fault::fail_after_write(500)),
            (3, Fault::truncate()),
            (3, Fault::garbage()),
        ];
        scene
            .emulator
            .set_faults(FaultScript::mix(seed, 0.2, faults));
        let rows = rows_of(scene.import().run(links_with_taken(count, &bad))).await;
        assert!(in_order(&rows));
        assert_eq!(verdicts(&rows).1, bad);
        scene.assert_made_once(count, &bad);
    }
}

#[tokio::test]
async fn in_doubt_a_link_of_the_users_naming_is_told_from_one_that_was_there() {
    let scene = Scene::start().await;
    let named = |name: &str| CreateLinkRequest {
        id: text("11111111-1111-4111-8111-111111111111"),
        name: text(name),
        ..links(1).remove(0)
    };
    // Made, not answered, and refused the second time because it exists.
    let lost = FaultScript::list([Fault::fail_after_write(500)]).for_operation(BULK);
    scene.emulator.set_faults(lost);
    let rows = rows_of(scene.import().run(vec![named("mine")])).await;
    assert_eq!(verdicts(&rows).0.len(), 1);
    // Not made, and refused because another has the identifier.
    let busy = FaultScript::list([Fault::status(503)]).for_operation(BULK);
    scene.emulator.set_faults(busy);
    let rows = rows_of(scene.import().run(vec![named("another")])).await;
    let Outcome::Failed(error) = &rows[0].outcome else {
        panic!("{rows:?}")
    };
    assert!(error.to_string().contains("nothing proves"), "{error}");
    assert_eq!(scene.emulator.link_count(), 1);
    // Without a doubt it is a conflict.
    let rows = rows_of(scene.import().run(vec![named("another")])).await;
    assert_eq!(verdicts(&rows).1.len(), 1);
    assert_eq!(scene.emulator.link_count(), 1);
}

#[tokio::test]
async fn when_reading_fails_the_rest_of_the_chunk_is_not_tried() {
    let scene = Scene::start().await;
    rows_of(scene.import().chunk_size(1).run(links(40))).await;
    let before = scene.emulator.request_count();
    // The first link is found, so that all others are looked for.
    let mut script = vec![Fault::pass()];
    script.extend(vec![Fault::status(500); 100]);
    scene
        .emulator
        .set_faults(FaultScript::list(script).for_operation(GET));
    let import = scene.import().chunk_size(40).retry(RetryPolicy::never());
    let (rows, error) = all(import.run(links(40))).await;
    assert!(error.is_none());
    let failed = rows
        .iter()
        .filter(|row| matches!(row.outcome, Outcome::Failed(_)));
    assert_eq!(failed.count(), 39);
    assert!(rows[0].outcome.is_created());
    assert!(scene.emulator.request_count() - before <= 6);
}
