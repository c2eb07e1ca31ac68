//! Bad links cost themselves and nothing else, wherever they are and whatever the server says.

use std::collections::BTreeSet;

use linkbreakers::import::{Outcome, RefusedBy, Row};
use linkbreakers::models::CreateLinkRequest;

use super::scene::{in_order, link_to, links_with_taken, rows_of, verdicts, Numbers, Scene, TAKEN};
use super::server::{import, Server};
use crate::support::text;

/// Links with their numbers, since the scripted server answers no destinations.
fn numbered(count: usize, bad: &BTreeSet<usize>) -> Vec<CreateLinkRequest> {
    let links = (0..count).map(|number| CreateLinkRequest {
        name: bad.contains(&number).then(|| "bad".to_owned()),
        purpose: Some(number.to_string()),
        ..link_to("https://example.com")
    });
    links.collect()
}

fn good(count: usize, bad: &BTreeSet<usize>) -> BTreeSet<usize> {
    (0..count).filter(|number| !bad.contains(number)).collect()
}

fn check(rows: &[Row], count: usize, bad: &BTreeSet<usize>) {
    assert!(in_order(rows));
    assert_eq!(verdicts(rows), (good(count, bad), bad.clone()));
}

#[tokio::test]
async fn every_bad_link_is_found_and_every_other_is_made_once() {
    let mut numbers = Numbers(1);
    for round in 0..12 {
        let scene = Scene::with_a_taken_code().await;
        let count = 1 + numbers.below(120);
        let bad = numbers.some_of([0, 1, 2, 8, count / 2, count][round % 6], count);
        let chunk_size = 1 + numbers.below(50);
        let rows = scene.import().chunk_size(chunk_size);
        let rows = rows_of(rows.run(links_with_taken(count, &bad))).await;
        check(&rows, count, &bad);
        scene.assert_made_once(count, &bad);
        for row in rows {
            if let Outcome::Refused(refusal) = row.outcome {
                assert_eq!(refusal.by, RefusedBy::Server);
                assert_eq!(refusal.status, Some(409));
                assert_eq!(
                    refusal.code_type.as_deref(),
                    Some("SHORTLINK_ALREADY_EXISTS")
                );
                assert_eq!(refusal.details[0]["field"], "shortlink");
                assert!(refusal.request_id.is_some());
            }
        }
    }
}

#[tokio::test]
async fn any_status_any_hint_and_the_result_is_the_same() {
    let mut numbers = Numbers(2);
    for round in 0..60 {
        let count = 1 + numbers.below(300);
        let bad = numbers.some_of([0, 1, 3, 20, count][round % 5], count);
        let status = [400, 404, 409, 412, 413, 422][round % 6];
        let seed = numbers.below(1_000) as u64;
        let lies = round % 4;
        let (server, script) = Server::new(move |asked, bad| {
            let named = match lies {
                0 => bad[..1].to_vec(),
                1 => bad.to_vec(),
                2 => Vec::new(),
                // Anything, also places that are not there.
                _ => {
                    let mut numbers = Numbers(seed + asked.len() as u64);
                    let named = numbers.some_of(3, asked.len() + 2);
                    named.into_iter().collect()
                }
            };
            (status, named)
        })
        .start();
        let rows = import(&script.client()).run(numbered(count, &bad));
        check(&rows_of(rows).await, count, &bad);
        let made: BTreeSet<usize> = server
            .made()
            .iter()
            .map(|name| name.parse().unwrap())
            .collect();
        assert_eq!(made, good(count, &bad), "status {status}, hints {lies}");
    }
}

#[tokio::test]
async fn one_bad_link_in_a_hundred_is_found_without_hints_in_a_tenth_of_the_requests() {
    let mut numbers = Numbers(3);
    let count = 25_000;
    let bad = numbers.some_of(count / 100, count);
    let (server, script) = Server::new(|_, _| (400, Vec::new())).start();
    let rows = import(&script.client()).run(numbered(count, &bad));
    check(&rows_of(rows).await, count, &bad);
    assert_eq!(server.made().len(), count - bad.len());
    let requests = script.requests().len();
    assert!(requests <= count / 10, "{requests} requests");
}

#[tokio::test]
async fn a_server_with_identifiers_of_its_own_is_matched_by_place() {
    let bad = BTreeSet::from([3]);
    let mut server = Server::new(|_, _| (400, Vec::new()));
    server.renames = true;
    let (server, script) = server.start();
    let rows = rows_of(import(&script.client()).run(numbered(10, &bad))).await;
    check(&rows, 10, &bad);
    assert_eq!(server.made().len(), 9);
    for row in rows {
        if let Outcome::Created(link) = row.outcome {
            assert!(link.id.starts_with("server-"));
            let answered = link.link.unwrap();
            assert_eq!(answered.purpose, Some(row.index.to_string()));
        }
    }
}

#[tokio::test]
async fn of_two_links_that_exclude_each_other_the_first_is_made() {
    let scene = Scene::start().await;
    let mut links = links_with_taken(20, &BTreeSet::from([4, 9, 15]));
    links[15].id = text("11111111-1111-4111-8111-111111111111");
    let rows = rows_of(scene.import().chunk_size(20).run(links)).await;
    check(&rows, 20, &BTreeSet::from([9, 15]));
    let Outcome::Created(link) = &rows[4].outcome else {
        panic!("{:?}", rows[4])
    };
    assert_eq!(link.shortlink.as_deref(), Some(TAKEN));
}

#[tokio::test]
async fn an_identifier_of_the_users_that_exists_is_a_conflict() {
    let scene = Scene::start().await;
    let id = "11111111-1111-4111-8111-111111111111";
    let mut links = links_with_taken(10, &BTreeSet::new());
    links[2].id = text(id);
    links[7].id = text(id);
    let rows = rows_of(scene.import().run(links)).await;
    check(&rows, 10, &BTreeSet::from([7]));
    let Outcome::Created(link) = &rows[2].outcome else {
        panic!("{:?}", rows[2])
    };
    assert_eq!(link.id, id);
    let Outcome::Refused(refusal) = &rows[7].outcome else {
        panic!("{:?}", rows[7])
    };
    assert_eq!(refusal.code_type.as_deref(), Some("LINK_ALREADY_EXISTS"));
}
