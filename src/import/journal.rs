//! Where an import keeps what is finished, so that it goes on after a crash.

mod book;
mod file;
mod line;
mod scan;

use std::future::Future;
use std::io;
use std::pin::Pin;

pub use file::FileJournal;

/// The longest record that is kept, in bytes. Nobody reads a longer one into memory.
pub(super) const MAX_RECORD: usize = 16 * 1024 * 1024;

/// The future of a step of a journal.
pub type Journaling<'a, T> = Pin<Box<dyn Future<Output = io::Result<T>> + Send + 'a>>;

/// What a journal holds when it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The text that [`begin`](Journal::begin) was given.
    pub header: String,
    /// One more than the highest number of a chunk that was written; 0 if there is none.
    pub chunks: u64,
}

/// Keeps a header and a record for each finished chunk of one import.
///
/// The default is [`FileJournal`]. Implement it to keep them elsewhere, in a database for example:
/// a row for the header, and a table of chunk numbers and records. Header and records are texts
/// of one line whose content is the import's own affair.
///
/// A write is durable when its future completes with `Ok`: then it is there after a crash of the
/// process, and should be after one of the machine. A record that was not kept costs the requests
/// for its chunk once more, and never a second link; a header that was not kept costs the name of
/// the import, so give the import a [name](super::Import::name) if that can happen.
///
/// Each import needs a journal of its own, and only one run may use it at a time. If two could
/// begin it at once, [`begin`](Journal::begin) has to fail for one of them.
///
/// # Errors
///
/// An error ends the import with [`ErrorKind::Journal`](crate::ErrorKind::Journal), or with
/// [`ErrorKind::Mismatch`](crate::ErrorKind::Mismatch) if it is of the kind
/// [`InvalidData`](io::ErrorKind::InvalidData): what is there is no journal of an import.
pub trait Journal: Send + 'static {
    /// Called first and once: the header and how far the import is, or `None` if it has not begun.
    fn open(&mut self) -> Journaling<'_, Option<Opened>>;

    /// Keeps the header of an import that has not begun. Called before the first request.
    fn begin<'a>(&'a mut self, header: &'a str) -> Journaling<'a, ()>;

    /// The record of a chunk, or `None` if there is none or it is damaged.
    fn read(&mut self, chunk: u64) -> Journaling<'_, Option<String>>;

    /// Keeps the record of a chunk. Called before its rows are given to the caller.
    ///
    /// Chunks finish in any order. A chunk whose record was damaged is written again.
    fn write<'a>(&'a mut self, chunk: u64, record: &'a str) -> Journaling<'a, ()>;
}
