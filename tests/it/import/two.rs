//! Two runs that touch one journal: one of them stops before its first request.

use linkbreakers::import::Import;
use linkbreakers::ErrorKind;

use super::files::TestFile;
use super::scene::{all, links, policy, rows_of, Scene};

/// Without a name, so that two runs would make other links.
fn import(scene: &Scene, file: &TestFile) -> Import {
    Import::new(&scene.client)
        .chunk_size(5)
        .retry(policy())
        .journal(file.journal())
}

fn headers(file: &TestFile) -> usize {
    let text = file.text();
    let headers = text
        .lines()
        .filter(|line| line.starts_with("linkbreakers-import"));
    headers.count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_that_begin_one_at_once_at_most_one_goes_on() {
    for content in [None, Some(b"".as_slice()), Some(b"linkbreakers-imp")] {
        for _ in 0..10 {
            let scene = Scene::start().await;
            let file = TestFile::new();
            if let Some(content) = content {
                file.write(content);
            }
            let run = || tokio::spawn(all(import(&scene, &file).run(links(30))));
            let (one, other) = (run(), run());
            for run in [one, other] {
                let (rows, error) = run.await.unwrap();
                match error {
                    None => assert_eq!(rows.len(), 30),
                    Some(error) => {
                        assert!(rows.is_empty());
                        assert_eq!(error.kind(), ErrorKind::Journal, "{error}");
                        assert!(error.to_string().contains("run again"), "{error}");
                    }
                }
            }
            // The next run goes on with what there is.
            let rows = rows_of(import(&scene, &file).run(links(30))).await;
            assert_eq!(rows.len(), 30);
            assert_eq!(scene.emulator.link_count(), 30);
            assert_eq!(headers(&file), 1);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_that_is_dropped_while_it_begins_leaves_one_header() {
    let scene = Scene::start().await;
    for round in 0..150 {
        let file = TestFile::new();
        let mut rows = import(&scene, &file).run(links(10));
        let wait = std::time::Duration::from_micros(round * 10);
        let _ = tokio::time::timeout(wait, rows.next()).await;
        drop(rows);
        let mut done = all(import(&scene, &file).run(links(10))).await;
        if let Some(error) = done.1 {
            assert_eq!(error.kind(), ErrorKind::Journal, "{error}");
            done = all(import(&scene, &file).run(links(10))).await;
        }
        assert!(done.1.is_none(), "{:?}", done.1);
        assert_eq!(done.0.len(), 10);
        assert_eq!(headers(&file), 1);
        assert_eq!(scene.emulator.link_count() as u64, 10 * (round + 1));
    }
}

#[tokio::test]
async fn a_journal_of_two_imports_is_refused_and_left_alone() {
    let scene = Scene::start().await;
    let (file, other) = (TestFile::new(), TestFile::new());
    rows_of(import(&scene, &file).run(links(10))).await;
    rows_of(import(&scene, &other).run(links(10))).await;
    let both = [file.read(), other.read()].concat();
    file.write(&both);
    let before = scene.emulator.request_count();
    let (rows, error) = all(import(&scene, &file).run(links(10))).await;
    assert!(rows.is_empty());
    let error = error.unwrap();
    assert!(error.is_mismatch());
    assert!(error.to_string().contains("two imports"), "{error}");
    assert_eq!(file.read(), both);
    assert_eq!(scene.emulator.request_count(), before);
}
