//! What a progress bar is told.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use linkbreakers::import::Import;
use linkbreakers::Progress;

use super::files::TestFile;
use super::scene::{links, links_with_taken, rows_of, Scene};

/// Keeps what it is told.
fn noted(import: Import) -> (Import, Arc<Mutex<Vec<Progress>>>) {
    let told = Arc::new(Mutex::new(Vec::new()));
    let telling = Arc::clone(&told);
    let import = import.on_progress(move |progress| telling.lock().unwrap().push(*progress));
    (import, told)
}

#[tokio::test]
async fn progress_grows_with_each_chunk_to_the_end() {
    let scene = Scene::with_a_taken_code().await;
    let bad = BTreeSet::from([5, 31, 32]);
    let before = scene.emulator.request_count();
    let (import, told) = noted(scene.import());
    rows_of(import.run(links_with_taken(45, &bad))).await;
    let told = told.lock().unwrap().clone();
    assert_eq!(told.len(), 5);
    for (one, next) in told.iter().zip(&told[1..]) {
        assert!(one.finished < next.finished && one.failed <= next.failed);
        assert!(one.requests <= next.requests);
    }
    let last = told.last().unwrap();
    assert_eq!((last.finished, last.failed, last.total), (45, 3, Some(45)));
    assert!(told.iter().all(|progress| progress.total == Some(45)));
    assert_eq!(last.requests, scene.emulator.request_count() - before);
    assert_eq!(last.fraction(), Some(1.0));
}

#[tokio::test]
async fn an_input_of_unknown_length_gets_its_total_at_its_end() {
    let scene = Scene::start().await;
    let (import, told) = noted(scene.import().concurrency(1));
    rows_of(import.run(links(25).into_iter().filter(|_| true))).await;
    let totals: Vec<_> = told.lock().unwrap().iter().map(|told| told.total).collect();
    assert_eq!(totals, [None, None, Some(25)]);
}

#[tokio::test]
async fn what_the_journal_holds_is_progress_without_requests() {
    let scene = Scene::start().await;
    let file = TestFile::new();
    rows_of(scene.import().journal(file.journal()).run(links(30))).await;
    let (import, told) = noted(scene.import().journal(file.journal()));
    rows_of(import.run(links(30))).await;
    let last = *told.lock().unwrap().last().unwrap();
    assert_eq!((last.finished, last.requests), (30, 0));
}
