//! The journal's file: cut, damaged, or of another import.

use std::collections::BTreeSet;
use std::path::Path;

use linkbreakers::import::{FileJournal, Outcome, Row};
use linkbreakers::ErrorKind;

use super::files::TestFile;
use super::scene::{
    all, in_order, links, links_with_taken, rows_of, verdicts, Numbers, Scene, TAKEN,
};
use crate::support::text;

/// Small chunks, so that the file is small too.
const CHUNK: usize = 2;

fn import(scene: &Scene, file: &TestFile) -> linkbreakers::import::Import {
    scene.import().chunk_size(CHUNK).journal(file.journal())
}

/// The rows without what a journal does not keep.
fn kept(rows: &[Row]) -> Vec<String> {
    let rows = rows.iter().map(|row| match &row.outcome {
        Outcome::Created(link) => format!("{} {:?} {:?}", link.id, link.entrypoint, link.shortlink),
        Outcome::Refused(refusal) => format!("{refusal:?}"),
        Outcome::Failed(error) => format!("{error:?}"),
        other => format!("{other:?}"),
    });
    rows.collect()
}

/// An import that is done, with its journal.
async fn done() -> (Scene, TestFile, BTreeSet<usize>, Vec<Row>) {
    let scene = Scene::with_a_taken_code().await;
    let file = TestFile::new();
    let bad = BTreeSet::from([3]);
    let mut inputs = links_with_taken(6, &bad);
    inputs[5].destination = "nowhere".to_owned();
    let rows = rows_of(import(&scene, &file).run(inputs)).await;
    assert_eq!(verdicts(&rows).1, BTreeSet::from([3, 5]));
    (scene, file, bad, rows)
}

fn inputs() -> Vec<linkbreakers::models::CreateLinkRequest> {
    let mut inputs = links_with_taken(6, &BTreeSet::from([3]));
    inputs[5].destination = "nowhere".to_owned();
    inputs
}

#[tokio::test]
async fn a_finished_import_is_told_again_without_a_request() {
    let (scene, file, _, first) = done().await;
    let (before, content) = (scene.emulator.request_count(), file.read());
    let again = rows_of(import(&scene, &file).run(inputs())).await;
    assert_eq!(kept(&first), kept(&again));
    assert_eq!(scene.emulator.request_count(), before);
    assert_eq!(file.read(), content, "nothing is written for it");
    // Settings of this run do not matter, those of the first do.
    let other = scene.import().chunk_size(5).concurrency(1).as_completed();
    let again = rows_of(other.journal(file.journal()).run(inputs())).await;
    assert_eq!(kept(&first), kept(&again));
    // The name may be left to the journal.
    let unnamed = linkbreakers::import::Import::new(&scene.client).journal(file.journal());
    assert_eq!(kept(&first), kept(&rows_of(unnamed.run(inputs())).await));
    assert_eq!(scene.emulator.request_count(), before);
}

#[tokio::test]
async fn cut_at_any_byte_it_goes_on_to_the_same_result() {
    let (scene, file, bad, first) = done().await;
    let content = file.read();
    let count = scene.emulator.link_count();
    for cut in 0..=content.len() {
        file.write(&content[..cut]);
        let rows = rows_of(import(&scene, &file).run(inputs())).await;
        assert!(in_order(&rows), "cut at {cut}");
        let (same, expected) = (verdicts(&rows), verdicts(&first));
        assert_eq!(same, expected, "cut at {cut}");
        for (row, before) in rows.iter().zip(&first) {
            if let (Outcome::Created(one), Outcome::Created(other)) =
                (&row.outcome, &before.outcome)
            {
                assert_eq!((&one.id, &one.entrypoint), (&other.id, &other.entrypoint));
            }
        }
        scene.assert_made_once(5, &bad);
        assert_eq!(scene.emulator.link_count(), count, "cut at {cut}");
        // What is written now is whole, and all that is needed.
        let before = scene.emulator.request_count();
        rows_of(import(&scene, &file).run(inputs())).await;
        assert_eq!(scene.emulator.request_count(), before, "cut at {cut}");
        let mut lines: Vec<_> = file.text().lines().map(str::len).collect();
        lines.sort_unstable();
        assert_eq!(lines.len(), 4, "cut at {cut}: no rest of a line stays");
    }
}

#[tokio::test]
async fn a_flipped_byte_costs_a_chunk_or_the_journal_and_never_a_link() {
    let (scene, file, bad, first) = done().await;
    let content = file.read();
    let header = content.iter().position(|byte| *byte == b'\n').unwrap();
    let count = scene.emulator.link_count();
    for place in 0..content.len() {
        let mut damaged = content.clone();
        damaged[place] ^= 0x10;
        file.write(&damaged);
        let (rows, error) = all(import(&scene, &file).run(inputs())).await;
        match error {
            None => assert_eq!(verdicts(&rows), verdicts(&first), "flipped at {place}"),
            Some(error) => {
                assert!(place <= header, "flipped at {place}: {error}");
                assert_eq!(error.kind(), ErrorKind::Mismatch);
                assert!(rows.is_empty());
                assert_eq!(file.read(), damaged, "it is left as it is");
            }
        }
        scene.assert_made_once(5, &bad);
        assert_eq!(scene.emulator.link_count(), count, "flipped at {place}");
    }
}

#[tokio::test]
async fn garbage_behind_the_last_line_is_cut_off() {
    let (scene, file, ..) = done().await;
    let content = file.read();
    let before = scene.emulator.request_count();
    for garbage in [b"\0\0\0\0".as_slice(), b"no line\n", b"\n\n7 x y\n\xff"] {
        let last = content[..content.len() - 1]
            .iter()
            .rposition(|byte| *byte == b'\n');
        // Without the last record, so that there is something to write.
        let mut damaged = content[..=last.unwrap()].to_vec();
        damaged.extend_from_slice(garbage);
        file.write(&damaged);
        rows_of(import(&scene, &file).run(inputs())).await;
        assert_eq!(file.text().lines().count(), 4);
    }
    assert!(scene.emulator.request_count() > before);
}

#[tokio::test]
async fn files_that_are_no_journals_are_refused_and_left_alone() {
    let scene = Scene::start().await;
    for content in [
        b"index,status\n0,created\n".as_slice(),
        b"no line feed",
        b"\n",
        b"\0\0\0",
        b"linkbreakers-import-journal 0000000000000000 {}\n",
    ] {
        let file = TestFile::holding(content);
        let (rows, error) = all(import(&scene, &file).run(links(3))).await;
        assert!(rows.is_empty());
        let error = error.unwrap();
        assert!(error.is_mismatch(), "{error}");
        assert_eq!(file.read(), content);
    }
    assert_eq!(scene.emulator.request_count(), 0);
}

#[tokio::test]
async fn an_empty_file_is_a_journal_that_has_not_begun() {
    let scene = Scene::start().await;
    for content in [
        b"".as_slice(),
        b"linkbreakers-imp",
        b"linkbreakers-import-journal 12",
    ] {
        let file = TestFile::holding(content);
        rows_of(import(&scene, &file).run(links(3))).await;
        assert_eq!(file.text().lines().count(), 3);
    }
}

#[tokio::test]
async fn another_input_is_refused_before_anything_is_sent_for_it() {
    let (scene, file, ..) = done().await;
    let before = (scene.emulator.request_count(), file.read());
    let mut first_differs = inputs();
    first_differs[0].name = text("another");
    let mut later_differs = inputs();
    later_differs[4].name = text("another");
    let mut swapped = inputs();
    swapped.swap(0, 1);
    let mut shorter = inputs();
    shorter.truncate(4);
    let mut shorter_within = inputs();
    shorter_within.truncate(5);
    let mut longer = inputs();
    longer.insert(2, links(1).remove(0));
    for (input, given) in [
        (first_differs, 0),
        (swapped, 0),
        (later_differs, 4),
        (shorter, 4),
        (shorter_within, 4),
        (longer, 2),
        (Vec::new(), 0),
    ] {
        let (rows, error) = all(import(&scene, &file).run(input)).await;
        assert_eq!(rows.len(), given);
        let error = error.unwrap();
        assert!(error.is_mismatch(), "{error}");
        assert!(error.to_string().contains("use another journal"), "{error}");
        let after = (scene.emulator.request_count(), file.read());
        assert_eq!(after, before);
    }
    let named = import(&scene, &file).name("another name").run(inputs());
    let (rows, error) = all(named).await;
    assert!(rows.is_empty());
    assert!(error.unwrap().is_mismatch());
    assert_eq!(scene.emulator.request_count(), before.0);
}

#[tokio::test]
async fn a_place_that_cannot_be_used_is_told_before_anything_is_sent() {
    let scene = Scene::start().await;
    for path in [
        "/nowhere/at/all/import.journal",
        env!("CARGO_TARGET_TMPDIR"),
    ] {
        let journal = FileJournal::new(Path::new(path));
        let (rows, error) = all(scene.import().journal(journal).run(links(3))).await;
        assert!(rows.is_empty());
        let error = error.unwrap();
        assert_eq!(error.kind(), ErrorKind::Journal, "{error}");
        assert!(std::error::Error::source(&error).is_some());
    }
    assert_eq!(scene.emulator.request_count(), 0);
}

#[tokio::test]
async fn dropped_at_any_row_it_goes_on_behind_it() {
    let mut numbers = Numbers(17);
    let scene = Scene::with_a_taken_code().await;
    let file = TestFile::new();
    let bad = numbers.some_of(5, 200);
    let input = links_with_taken(200, &bad);
    for _ in 0..12 {
        let import = scene.import().journal(file.journal());
        let mut rows = import.concurrency(1 + numbers.below(6)).run(input.clone());
        for index in 0..numbers.below(150) {
            let row = rows.next().await.unwrap().unwrap();
            assert_eq!(row.index, index as u64, "all rows come again");
        }
    }
    let rows = rows_of(scene.import().journal(file.journal()).run(input)).await;
    assert_eq!(verdicts(&rows).1, bad);
    scene.assert_made_once(200, &bad);
    assert!(
        !file.text().contains("products"),
        "the journal keeps no destinations"
    );
    assert!(!file.text().contains(&format!("\"shortlink\":\"{TAKEN}\"")));
}
