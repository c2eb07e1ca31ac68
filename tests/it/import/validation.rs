//! What is refused before anything is sent.

use std::collections::{BTreeSet, HashMap};

use linkbreakers::import::{Import, Outcome, RefusedBy};
use linkbreakers::models::CreateLinkRequest;

use super::scene::{all, link_to, links, rows_of, Scene};
use crate::decode::script::{answer, Script};
use crate::support::text;

/// A setting of an import.
type Set = fn(Import) -> Import;

fn with_metadata(pairs: usize) -> CreateLinkRequest {
    let pairs = (0..pairs).map(|number| (format!("key{number}"), "value".to_owned()));
    CreateLinkRequest {
        metadata: Some(pairs.collect::<HashMap<_, _>>()),
        ..link_to("https://example.com")
    }
}

#[tokio::test]
async fn bad_links_are_refused_here_and_good_ones_are_sent() {
    let with_id = |id: &str| CreateLinkRequest {
        id: text(id),
        ..link_to("https://example.com")
    };
    let table = [
        (link_to(""), Some("`destination` is empty")),
        (link_to("example.com/page"), Some("`destination` is not an absolute URL")),
        (link_to("/page"), Some("`destination` is not an absolute URL")),
        (link_to("https://"), Some("`destination` is not an absolute URL")),
        (link_to("https://example.com/\n"), Some("`destination` holds control characters")),
        (link_to("https://example.com/ü?q=ä#ö"), None),
        (link_to("http://127.0.0.1:8080/%20"), None),
        (
            CreateLinkRequest {
                fallback_destination: text("nowhere"),
                expired_destination: text("\t"),
                ..link_to("https://example.com")
            },
            Some("`fallback_destination` is not an absolute URL such as https://example.com/page; `expired_destination` holds control"),
        ),
        (with_metadata(50), None),
        (with_metadata(51), Some("`metadata` has 51 pairs, and at most 50 are allowed")),
        (with_id(""), None),
        (with_id(".."), Some("`id` cannot stand in a path")),
        (with_id("11111111-1111-4111-8111-111111111111"), None),
    ];
    let scene = Scene::start().await;
    let (inputs, expected): (Vec<_>, Vec<_>) = table.into_iter().unzip();
    let rows = rows_of(scene.import().chunk_size(250).run(inputs)).await;
    assert_eq!(rows.len(), expected.len());
    for (row, expected) in rows.iter().zip(&expected) {
        match (&row.outcome, expected) {
            (Outcome::Created(_), None) => {}
            (Outcome::Refused(refusal), Some(expected)) => {
                assert_eq!(refusal.by, RefusedBy::Check);
                assert_eq!(refusal.status, None);
                assert!(refusal.message.contains(expected), "{refusal}");
            }
            other => panic!("row {}: {other:?}", row.index),
        }
    }
    // Those that were sent were sent together.
    assert_eq!(scene.emulator.request_count(), 1);
    let good = expected
        .iter()
        .filter(|expected| expected.is_none())
        .count();
    assert_eq!(scene.emulator.link_count(), good);
}

#[tokio::test]
async fn what_the_check_is_not_sure_of_is_left_to_the_server() {
    let script = Script::new(|request| {
        let headers = [("content-type", "application/json")];
        Ok(answer(200, &headers, request.body().clone()))
    });
    let with_empty = CreateLinkRequest {
        fallback_destination: text(""),
        expired_destination: text(""),
        ..link_to("https://example.com")
    };
    let mut inputs: Vec<_> = [
        "https://example.com/a b",
        " https://example.com/a",
        "https://example.com/?q=\u{a0}",
        "tel:+49 170 123",
        "mailto:a@b.c?subject=a b",
        "WIFI:S:my net;T:WPA;P:x;;",
    ]
    .into_iter()
    .map(link_to)
    .collect();
    inputs.push(with_empty);
    let count = inputs.len();
    let rows = rows_of(Import::new(&script.client()).run(inputs)).await;
    assert_eq!(
        rows.iter().filter(|row| row.outcome.is_created()).count(),
        count
    );
}

#[tokio::test]
async fn a_chunk_of_bad_links_costs_no_request() {
    let scene = Scene::start().await;
    let rows = rows_of(scene.import().run(vec![link_to("bad"); 25])).await;
    assert_eq!(rows.len(), 25);
    assert_eq!(scene.emulator.request_count(), 0);
}

#[tokio::test]
async fn settings_out_of_their_bounds_are_the_only_item() {
    let scene = Scene::start().await;
    let cases: [(&str, Set); 6] = [
        ("concurrency is 0", |import| import.concurrency(0)),
        ("concurrency is 65", |import| import.concurrency(65)),
        ("chunk size is 0", |import| import.chunk_size(0)),
        ("chunk size is 251; it lies between 1 and 250", |import| {
            import.chunk_size(251)
        }),
        ("name of an import is 0", |import| {
            import.name("").concurrency(0)
        }),
        ("name of an import is 1001", |import| {
            import.name("n".repeat(1_001))
        }),
    ];
    for (expected, set) in cases {
        let (rows, error) = all(set(scene.import()).run(links(1))).await;
        assert!(rows.is_empty());
        let error = error.unwrap();
        assert!(error.is_invalid_request());
        assert!(error.to_string().contains(expected), "{error}");
    }
    assert_eq!(scene.emulator.link_count(), 0);
    for set in [
        |import: Import| import.concurrency(64).chunk_size(250),
        |import: Import| import.concurrency(1).chunk_size(1).name("n".repeat(1_000)),
    ] {
        rows_of(set(scene.import()).run(links(3))).await;
    }
    scene
        .emulator
        .links_by_destination()
        .retain(|_, copies| *copies != 2);
    let twice: BTreeSet<_> = scene
        .emulator
        .links_by_destination()
        .into_values()
        .collect();
    assert_eq!(
        twice,
        BTreeSet::from([2]),
        "two names make two sets of links"
    );
}
