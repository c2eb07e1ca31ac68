//! The same import again: nothing is made twice, not even when the server has forgotten the keys.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::Utc;
use linkbreakers::import::{Outcome, Row};
use linkbreakers_emulator::{Clock, Emulator};

use super::scene::{links, links_with_taken, rows_of, verdicts, Scene};
use crate::support::text;

const DAY: Duration = Duration::from_secs(25 * 60 * 60);

fn identifiers(rows: &[Row]) -> Vec<Option<String>> {
    let ids = rows.iter().map(|row| match &row.outcome {
        Outcome::Created(link) => Some(link.id.clone()),
        _ => None,
    });
    ids.collect()
}

#[tokio::test]
async fn within_a_day_the_keys_are_known() {
    let scene = Scene::with_a_taken_code().await;
    let bad = BTreeSet::from([7, 22]);
    let inputs = links_with_taken(40, &bad);
    let first = rows_of(scene.import().run(inputs.clone())).await;
    let made = scene.emulator.link_count();
    let second = rows_of(scene.import().concurrency(1).run(inputs)).await;
    assert_eq!(identifiers(&first), identifiers(&second));
    assert_eq!(verdicts(&second).1, bad);
    assert_eq!(scene.emulator.link_count(), made);
}

#[tokio::test]
async fn after_a_day_the_links_are_found_by_their_identifiers() {
    let (clock, hands) = Clock::manual(Utc::now());
    let scene = Scene::of(Emulator::builder().clock(clock)).await;
    let taken = links_with_taken(1, &BTreeSet::from([0]));
    rows_of(scene.import().name("before").run(taken)).await;
    let bad = BTreeSet::from([0, 12, 13, 29]);
    let mut inputs = links_with_taken(35, &bad);
    inputs[0].destination = "https://example.com/of-its-own".to_owned();
    let first = rows_of(scene.import().run(inputs.clone())).await;
    assert_eq!(verdicts(&first).1, bad);
    let made = scene.emulator.link_count();
    for chunk_size in [10, 7] {
        hands.advance(DAY);
        // Other chunks have other keys; the identifiers are the same.
        let again = rows_of(scene.import().chunk_size(chunk_size).run(inputs.clone())).await;
        assert_eq!(identifiers(&first), identifiers(&again));
        assert_eq!(verdicts(&again).1, bad);
        assert_eq!(scene.emulator.link_count(), made);
    }
}

#[tokio::test]
async fn what_was_finished_in_part_is_completed_after_a_day() {
    let (clock, hands) = Clock::manual(Utc::now());
    let scene = Scene::of(Emulator::builder().clock(clock)).await;
    // As a run that was killed while it took its chunk apart has left it.
    rows_of(scene.import().chunk_size(1).run(links(30))).await;
    for place in [0, 3, 14, 29] {
        let rows = rows_of(scene.import().chunk_size(1).run(links(30))).await;
        let Outcome::Created(link) = &rows[place].outcome else {
            panic!("{:?}", rows[place])
        };
        linkbreakers::apis::links_api::delete(&scene.client, &link.id)
            .send()
            .await
            .unwrap();
    }
    assert_eq!(scene.emulator.link_count(), 26);
    hands.advance(DAY);
    let rows = rows_of(scene.import().chunk_size(30).run(links(30))).await;
    assert_eq!(verdicts(&rows).0.len(), 30);
    scene.assert_made_once(30, &BTreeSet::new());
}

#[tokio::test]
async fn another_name_is_another_import() {
    let scene = Scene::start().await;
    rows_of(scene.import().run(links(5))).await;
    rows_of(scene.import().name("another").run(links(5))).await;
    assert_eq!(scene.emulator.link_count(), 10);
    // Without a name each run is an import of its own.
    for _ in 0..2 {
        let import = linkbreakers::import::Import::new(&scene.client);
        rows_of(import.run(links(5))).await;
    }
    assert_eq!(scene.emulator.link_count(), 20);
}

#[tokio::test]
async fn equal_inputs_are_links_of_their_own() {
    let scene = Scene::start().await;
    let mut inputs = vec![links(1).remove(0); 12];
    inputs[3].id = text("11111111-1111-4111-8111-111111111111");
    for _ in 0..2 {
        let rows = rows_of(scene.import().run(inputs.clone())).await;
        assert_eq!(
            identifiers(&rows)
                .into_iter()
                .collect::<BTreeSet<_>>()
                .len(),
            12
        );
        assert_eq!(scene.emulator.link_count(), 12);
    }
}
