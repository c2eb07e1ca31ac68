//! Files of a test, which are gone after it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use linkbreakers::import::FileJournal;

/// A path that no other test uses.
pub(super) struct TestFile(PathBuf);

impl TestFile {
    pub(super) fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("import-{}-{number}", std::process::id());
        Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name))
    }

    pub(super) fn holding(content: &[u8]) -> Self {
        let file = Self::new();
        file.write(content);
        file
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    pub(super) fn journal(&self) -> FileJournal {
        FileJournal::new(&self.0)
    }

    pub(super) fn write(&self, content: &[u8]) {
        std::fs::write(&self.0, content).unwrap();
    }

    pub(super) fn read(&self) -> Vec<u8> {
        std::fs::read(&self.0).unwrap()
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8(self.read()).unwrap()
    }
}

impl Drop for TestFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
