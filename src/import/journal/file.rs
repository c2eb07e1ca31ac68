//! A journal in a file: lines that are only ever added, each with a checksum.

use std::fmt;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use tokio::task::{spawn_blocking, JoinHandle};

use super::book::Book;
use super::line::Line;
use super::{Journal, Journaling, Opened};
use crate::import::faults::unusable;

/// A journal in a file.
///
/// The header and each record are a line with a checksum. A line is written and flushed to the
/// disk (`fdatasync`) before the import goes on; when the file is new, so is its folder.
///
/// After a crash, a line that is not whole is as if it had not been written, and the next line
/// takes its place. A damaged line amid the file costs the requests for its chunk once more. A
/// file that begins with anything but a header, or holds the headers of two imports, is refused and
/// left as it is.
///
/// ```
/// use linkbreakers::import::FileJournal;
///
/// let journal = FileJournal::new("spring.journal");
/// assert_eq!(journal.path().to_str(), Some("spring.journal"));
/// ```
pub struct FileJournal {
    path: PathBuf,
    book: Arc<Mutex<Book>>,
}

impl FileJournal {
    /// A journal in the file at `path`, which is made when the import begins.
    ///
    /// Nothing is opened yet. Two runs must not use the same file at a time. If two begin it at
    /// once, one of them stops before its first request.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            book: Arc::default(),
        }
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `act` where it may block.
    fn act<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Book, &Path) -> io::Result<T> + Send + 'static,
    ) -> Journaling<'_, T> {
        let (book, path) = (Arc::clone(&self.book), self.path.clone());
        Box::pin(async move {
            let acting = Acting(spawn_blocking(move || {
                let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
                act(&mut book, &path)
            }));
            acting.await
        })
    }
}

impl Journal for FileJournal {
    fn open(&mut self) -> Journaling<'_, Option<Opened>> {
        self.act(Book::open)
    }

    fn begin<'a>(&'a mut self, header: &'a str) -> Journaling<'a, ()> {
        let line = one_line(header).map(|header| Line::Header(header).write());
        self.act(move |book, path| book.begin(path, &line?))
    }

    fn read(&mut self, chunk: u64) -> Journaling<'_, Option<String>> {
        self.act(move |book, _| book.read(chunk))
    }

    fn write<'a>(&'a mut self, chunk: u64, record: &'a str) -> Journaling<'a, ()> {
        let line = one_line(record).map(|record| Line::Record(chunk, record).write());
        self.act(move |book, path| book.write(path, chunk, &line?))
    }
}

impl fmt::Debug for FileJournal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileJournal")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// A step under way. What has not begun when this is dropped is not done: the import is over.
struct Acting<T>(JoinHandle<io::Result<T>>);

impl<T> Future for Acting<T> {
    type Output = io::Result<T>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let done = Pin::new(&mut self.0).poll(context);
        done.map(|done| done.unwrap_or_else(|error| Err(unusable(error))))
    }
}

impl<T> Drop for Acting<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn one_line(text: &str) -> io::Result<&str> {
    if text.contains('\n') {
        let error = "a header or a record is one line";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, error));
    }
    Ok(text)
}
