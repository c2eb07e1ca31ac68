//! What the header of a journal says of its import, and lines that are too long to be read.

use std::io::Write;

use linkbreakers::import::{Import, Journal, Journaling, Opened};

use super::files::TestFile;
use super::scene::{all, links, rows_of, Scene};

/// A journal with this header.
struct Headed(String);

impl Journal for Headed {
    fn open(&mut self) -> Journaling<'_, Option<Opened>> {
        let header = self.0.clone();
        Box::pin(async { Ok(Some(Opened { header, chunks: 0 })) })
    }

    fn begin<'a>(&'a mut self, _: &'a str) -> Journaling<'a, ()> {
        Box::pin(async { Ok(()) })
    }

    fn read(&mut self, _: u64) -> Journaling<'_, Option<String>> {
        Box::pin(async { Ok(None) })
    }

    fn write<'a>(&'a mut self, _: u64, _: &'a str) -> Journaling<'a, ()> {
        Box::pin(async { Ok(()) })
    }
}

#[tokio::test]
async fn a_header_that_cannot_be_used_says_why() {
    let scene = Scene::start().await;
    let url = scene.emulator.url();
    let sized = |size: &str| {
        format!(
            r#"{{"format":1,"name":"q","baseUrl":"{url}","chunkSize":{size},"firstChunk":"x"}}"#
        )
    };
    for (header, expected) in [
        (sized("0"), "chunks of 0 links"),
        (sized("251"), "chunks of 251 links"),
        (
            sized("18446744073709551615"),
            "chunks of 18446744073709551615",
        ),
        (
            sized("250"),
            "are not those that the journal was begun with",
        ),
        (r#"{"format":2,"else":true}"#.to_owned(), "later version"),
        ("rubbish".to_owned(), "cannot be read"),
        (r#"{"format":1}"#.to_owned(), "cannot be read"),
    ] {
        let import = Import::new(&scene.client).journal(Headed(header));
        let (rows, error) = all(import.run(links(6))).await;
        assert!(rows.is_empty());
        let error = error.unwrap();
        assert!(error.is_mismatch());
        assert!(error.to_string().contains(expected), "{error}");
    }
    assert_eq!(scene.emulator.request_count(), 0);
}

#[tokio::test]
async fn a_journal_belongs_to_the_base_url_it_was_begun_with() {
    let (scene, other) = (Scene::start().await, Scene::start().await);
    let file = TestFile::new();
    rows_of(scene.import().journal(file.journal()).run(links(30))).await;
    let (rows, error) = all(other.import().journal(file.journal()).run(links(30))).await;
    assert!(rows.is_empty());
    let error = error.unwrap();
    assert!(error.is_mismatch());
    assert!(error.to_string().contains(scene.emulator.url()), "{error}");
    assert_eq!(other.emulator.request_count(), 0);
    // A slash at its end makes no difference.
    let mut same = scene.client.clone();
    same.base_path += "/";
    let import = Import::new(&same).journal(file.journal());
    assert_eq!(rows_of(import.run(links(30))).await.len(), 30);
}

#[tokio::test]
async fn a_line_without_end_is_damaged_and_not_read_into_memory() {
    let scene = Scene::start().await;
    let file = TestFile::new();
    rows_of(scene.import().journal(file.journal()).run(links(10))).await;
    let whole = file.read();
    for end in ["", "\n"] {
        let mut damaged = std::fs::File::create(file.path()).unwrap();
        // A header, a line of 40 MiB, a record.
        let header = whole.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        damaged.write_all(&whole[..header]).unwrap();
        let block = vec![b'x'; 1 << 20];
        for _ in 0..40 {
            damaged.write_all(&block).unwrap();
        }
        damaged.write_all(end.as_bytes()).unwrap();
        damaged.write_all(&whole[header..]).unwrap();
        let before = scene.emulator.request_count();
        let rows = rows_of(scene.import().journal(file.journal()).run(links(10))).await;
        assert_eq!(rows.len(), 10);
        // Behind a line feed the record is found.
        let requests = u64::from(end.is_empty());
        assert_eq!(scene.emulator.request_count() - before, requests);
    }
    scene.assert_made_once(10, &std::collections::BTreeSet::new());
}
