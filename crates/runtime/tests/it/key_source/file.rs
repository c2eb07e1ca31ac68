//! A key in a file that somebody else replaces.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use linkbreakers_runtime::key_source::{CachedKeySource, KeySource, Secret};
use uuid::Uuid;

use crate::support::{VirtualClock, CANARY};

/// A file that is gone with the test.
struct File(PathBuf);

impl File {
    fn new() -> Self {
        Self(std::env::temp_dir().join(format!("key-{}", Uuid::new_v4())))
    }

    fn holding(content: impl AsRef<[u8]>) -> Self {
        let file = Self::new();
        file.write(content);
        file
    }

    fn write(&self, content: impl AsRef<[u8]>) {
        fs::write(&self.0, content).unwrap();
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

async fn key(source: &CachedKeySource, refused: Option<&str>) -> String {
    let key = source.key(refused.map(Secret::new)).await.unwrap();
    key.expose().to_owned()
}

#[tokio::test]
async fn a_replaced_file_is_read_after_ten_seconds_or_a_refusal() {
    let clock = VirtualClock::new();
    let file = File::holding(" k1\r\n");
    let source = CachedKeySource::from_file(&file.0).clock(Arc::new(clock.clone()));
    assert_eq!(key(&source, None).await, "k1");
    file.write("k2\n");
    assert_eq!(key(&source, None).await, "k1");
    assert_eq!(key(&source, Some("k1")).await, "k2");
    file.write("k3\n");
    clock.pass(Duration::from_secs(10));
    assert_eq!(key(&source, None).await, "k3");
    // Gone for a moment, while it is replaced.
    fs::remove_file(&file.0).unwrap();
    clock.pass(Duration::from_secs(10));
    assert_eq!(key(&source, None).await, "k3");
}

#[tokio::test]
async fn a_file_that_holds_no_key_is_named_and_not_shown() {
    let missing = File::new();
    let files = [
        (missing, "cannot be read"),
        (File::holding(""), "is empty"),
        (File::holding(" \n"), "is empty"),
        (File::holding([0xff, 0xfe]), "is not UTF-8"),
        (File::holding(CANARY.repeat(2_000)), "16 KiB"),
    ];
    for (file, reason) in files {
        let source = CachedKeySource::from_file(&file.0);
        let failure = source.key(None).await.unwrap_err();
        let text = format!("{failure} {failure:?}");
        assert!(text.contains(reason) && text.contains("key-"), "{text}");
        assert!(!text.contains(CANARY));
    }
}
