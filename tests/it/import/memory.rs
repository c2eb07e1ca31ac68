//! A journal of somebody else's making, as a database would be.

use std::collections::BTreeMap;
use std::future::ready;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use linkbreakers::import::{Journal, Journaling, Opened};
use linkbreakers::ErrorKind;

use super::scene::{all, links, rows_of, Scene};

/// A journal in memory that can be made to fail.
#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    header: Option<String>,
    records: BTreeMap<u64, String>,
    writes_left: Option<usize>,
    writes: usize,
    panics: bool,
}

impl Kept {
    fn write(&mut self) -> io::Result<()> {
        assert!(!self.panics, "this panic is part of the test");
        self.writes += 1;
        match &mut self.writes_left {
            Some(0) => Err(io::Error::new(io::ErrorKind::Other, "the disk is full")),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }
}

impl Journal for Memory {
    fn open(&mut self) -> Journaling<'_, Option<Opened>> {
        let kept = self.0.lock().unwrap();
        let opened = kept.header.clone().map(|header| Opened {
            header,
            chunks: kept.records.keys().last().map_or(0, |last| last + 1),
        });
        Box::pin(ready(Ok(opened)))
    }

    fn begin<'a>(&'a mut self, header: &'a str) -> Journaling<'a, ()> {
        let mut kept = self.0.lock().unwrap();
        let done = kept.write();
        kept.header = Some(header.to_owned());
        Box::pin(ready(done))
    }

    fn read(&mut self, chunk: u64) -> Journaling<'_, Option<String>> {
        let record = self.0.lock().unwrap().records.get(&chunk).cloned();
        Box::pin(ready(Ok(record)))
    }

    fn write<'a>(&'a mut self, chunk: u64, record: &'a str) -> Journaling<'a, ()> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let done = kept.write();
        if done.is_ok() {
            kept.records.insert(chunk, record.to_owned());
        }
        Box::pin(ready(done))
    }
}

#[tokio::test]
async fn any_place_can_keep_an_import() {
    let scene = Scene::start().await;
    let memory = Memory::default();
    let first = rows_of(scene.import().journal(memory.clone()).run(links(50))).await;
    assert_eq!(memory.0.lock().unwrap().records.len(), 5);
    memory.0.lock().unwrap().records.remove(&2);
    let before = scene.emulator.request_count();
    let again = rows_of(scene.import().journal(memory).run(links(50))).await;
    assert_eq!(first.len(), again.len());
    assert_eq!(scene.emulator.request_count(), before + 1);
    assert_eq!(scene.emulator.link_count(), 50);
}

#[tokio::test]
async fn nothing_is_given_that_is_not_kept() {
    let scene = Scene::start().await;
    let memory = Memory::default();
    memory.0.lock().unwrap().writes_left = Some(3);
    let import = scene.import().journal(memory.clone());
    let (rows, error) = all(import.run(links(100))).await;
    let error = error.unwrap();
    assert_eq!(error.kind(), ErrorKind::Journal);
    assert!(error.to_string().contains("the disk is full"), "{error}");
    assert!(rows.len() <= 20, "{} rows", rows.len());
    // The header, two records, and the one that failed.
    assert_eq!(
        memory.0.lock().unwrap().writes,
        4,
        "nothing is added behind it"
    );
    memory.0.lock().unwrap().writes_left = None;
    let rows = rows_of(scene.import().journal(memory).run(links(100))).await;
    assert_eq!(rows.len(), 100);
    assert_eq!(scene.emulator.link_count(), 100);
}

#[tokio::test]
async fn without_a_header_nothing_is_sent() {
    let scene = Scene::start().await;
    let memory = Memory::default();
    memory.0.lock().unwrap().writes_left = Some(0);
    let (rows, error) = all(scene.import().journal(memory).run(links(10))).await;
    assert!(rows.is_empty());
    assert_eq!(error.unwrap().kind(), ErrorKind::Journal);
    assert_eq!(scene.emulator.request_count(), 0);
}

#[tokio::test]
async fn a_journal_that_panics_is_a_journal_that_fails() {
    let scene = Scene::start().await;
    let memory = Memory::default();
    let panicking = memory.clone();
    let import = scene.import().concurrency(1).journal(memory);
    let import = import.on_progress(move |progress| {
        panicking.0.lock().unwrap().panics = progress.finished == 20;
    });
    let (rows, error) = all(import.run(links(100))).await;
    assert_eq!(rows.len(), 20, "what is kept is told");
    let error = error.unwrap();
    assert_eq!(error.kind(), ErrorKind::Journal);
    assert!(error.to_string().contains("panicked"), "{error}");
}
