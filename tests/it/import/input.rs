//! Inputs that break.

use std::collections::BTreeSet;

use linkbreakers::models::CreateLinkRequest;
use linkbreakers::ErrorKind;

use super::files::TestFile;
use super::scene::{all, in_order, links, rows_of, Scene};

#[tokio::test]
async fn an_input_that_panics_is_not_the_end_of_the_import() {
    let scene = Scene::start().await;
    let file = TestFile::new();
    let breaking = links(100).into_iter().enumerate().map(|(number, link)| {
        assert!(number != 57, "this panic is part of the test");
        link
    });
    let (rows, error) = all(scene.import().journal(file.journal()).run(breaking)).await;
    assert!(in_order(&rows));
    assert_eq!(rows.len(), 50);
    let error = error.unwrap();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    assert!(error.to_string().contains("panicked"), "{error}");

    let before = scene.emulator.request_count();
    let rows = rows_of(scene.import().journal(file.journal()).run(links(100))).await;
    assert_eq!(rows.len(), 100);
    assert_eq!(scene.emulator.request_count(), before + 5);
    scene.assert_made_once(100, &BTreeSet::new());
}

#[tokio::test]
async fn a_listener_that_panics_is_not_the_end_of_the_import() {
    let scene = Scene::start().await;
    let import = scene
        .import()
        .on_progress(|_| panic!("this panic is part of the test"));
    let (rows, error) = all(import.concurrency(1).run(links(100))).await;
    assert_eq!(rows.len(), 10, "what is settled is told");
    let error = error.unwrap();
    assert!(error.is_interrupted());
    assert!(error.to_string().contains("listener"), "{error}");
}

/// An input whose end is no happy one.
struct Bomb(std::vec::IntoIter<CreateLinkRequest>);

impl Iterator for Bomb {
    type Item = CreateLinkRequest;

    fn next(&mut self) -> Option<CreateLinkRequest> {
        self.0.next()
    }
}

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("this panic is part of the test");
    }
}

#[tokio::test]
async fn an_input_that_panics_when_it_goes_has_given_its_links_all_the_same() {
    let scene = Scene::start().await;
    let rows = rows_of(scene.import().run(Bomb(links(25).into_iter()))).await;
    assert_eq!(rows.len(), 25);
    scene.assert_made_once(25, &BTreeSet::new());
}
