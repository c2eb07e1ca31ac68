//! The import's view of its journal: is it this import's, and what is finished.

use std::future::poll_fn;
use std::io;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::task::Poll;

use super::chunk::Chunk;
use super::faults::{self, mismatch, other_input, unusable};
use super::journal::{Journal, Journaling, MAX_RECORD};
use super::record::{Header, Record, Version, FORMAT};
use super::{Import, Outcome};
use crate::Error;

/// A journal that is open.
pub(super) struct Ledger {
    journal: Box<dyn Journal>,
    /// What the journal said; `None` if the import begins with this run.
    header: Option<Header>,
    /// One more than the highest chunk in it.
    chunks: u64,
    /// A step failed: what is behind it in the journal is not known, so nothing is added.
    has_failed: bool,
}

impl Ledger {
    /// Opens the journal and checks that it is the one of `name`, if there is a name, and of the
    /// API at `base_url`.
    pub(super) async fn open(
        mut journal: Box<dyn Journal>,
        name: Option<&str>,
        base_url: &str,
    ) -> Result<Self, Error> {
        let opened = calm(|| journal.open()).await;
        let opened = opened.map_err(|error| faults::journal("opened", error))?;
        let Some(opened) = opened else {
            return Ok(Self {
                journal,
                header: None,
                chunks: 0,
                has_failed: false,
            });
        };
        let header = read_header(&opened.header)?;
        if header.base_url != base_url {
            return Err(mismatch(&format!(
                "the journal belongs to an import into {}, and the base URL is {base_url}; use \
                 that one, or another journal",
                header.base_url
            )));
        }
        if name.is_some_and(|name| name != header.name) {
            return Err(mismatch(
                "the journal belongs to an import of another name; give that name or none, or use \
                 another journal",
            ));
        }
        Ok(Self {
            journal,
            header: Some(header),
            chunks: opened.chunks,
            has_failed: false,
        })
    }

    /// The header of the runs before.
    pub(super) fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// Before the first chunk: checks that it is the import's, or begins the journal with it.
    pub(super) async fn begin(&mut self, new: Header) -> Result<(), Error> {
        if let Some(header) = &self.header {
            return if header.first_chunk == new.first_chunk {
                Ok(())
            } else {
                Err(other_input(0))
            };
        }
        let text = serde_json::to_string(&new).map_err(io::Error::from);
        let text = text.map_err(|error| faults::journal("written", error))?;
        let begun = calm(|| self.journal.begin(&text)).await;
        self.done("written", begun)?;
        self.header = Some(new);
        Ok(())
    }

    /// What became of the chunk in an earlier run, if it was finished there.
    pub(super) async fn finished(
        &mut self,
        chunk: &Chunk,
        fingerprint: &str,
    ) -> Result<Option<Vec<Outcome>>, Error> {
        if chunk.number >= self.chunks {
            return Ok(None);
        }
        let record = calm(|| self.journal.read(chunk.number)).await;
        let record = self.done("read", record)?;
        // A record that cannot be read is as good as none: the chunk is safe to run again.
        let Some(record) = record.and_then(|text| serde_json::from_str::<Record>(&text).ok())
        else {
            return Ok(None);
        };
        if record.inputs != fingerprint {
            return Err(other_input(chunk.number));
        }
        let outcomes = record.into_outcomes();
        Ok(Some(outcomes).filter(|outcomes| outcomes.len() == chunk.inputs.len()))
    }

    /// Keeps what became of a chunk, unless it is to be tried again.
    pub(super) async fn finish(
        &mut self,
        chunk: u64,
        fingerprint: String,
        outcomes: &[Outcome],
    ) -> Result<(), Error> {
        let Some(record) = Record::of(fingerprint, outcomes) else {
            return Ok(());
        };
        if self.has_failed {
            return self.done("written", Err(unusable("it failed before")));
        }
        let text = serde_json::to_string(&record).map_err(io::Error::from);
        let text = text.map_err(|error| faults::journal("written", error))?;
        if text.len() > MAX_RECORD {
            // As good as none, and nobody has to read it.
            return Ok(());
        }
        let written = calm(|| self.journal.write(chunk, &text)).await;
        self.done("written", written)
    }

    fn done<T>(&mut self, what: &str, done: io::Result<T>) -> Result<T, Error> {
        self.has_failed |= done.is_err();
        done.map_err(|error| faults::journal(what, error))
    }

    /// The input has ended after `chunks`: it must not be shorter than the journal.
    pub(super) fn check_end(&self, chunks: u64) -> Result<(), Error> {
        let begun = u64::from(self.header.is_some());
        if chunks < self.chunks.max(begun) {
            return Err(mismatch(
                "the input ends before the journal does, so it is not the one that the journal \
                 was begun with; give that input, or use another journal",
            ));
        }
        Ok(())
    }
}

fn read_header(text: &str) -> Result<Header, Error> {
    let version = serde_json::from_str::<Version>(text).map(|version| version.format);
    if version.is_ok_and(|version| version > FORMAT) {
        return Err(mismatch(
            "the journal was written by a later version of this crate; go on with that one",
        ));
    }
    let header = serde_json::from_str::<Header>(text).map_err(|error| {
        mismatch("the header of the journal cannot be read; begin anew with another journal")
            .caused_by(error)
    })?;
    if !(1..=Import::MAX_CHUNK_SIZE).contains(&header.chunk_size) {
        return Err(mismatch(&format!(
            "the header of the journal names chunks of {} links, and a chunk has 1 to {}; begin \
             anew with another journal",
            header.chunk_size,
            Import::MAX_CHUNK_SIZE
        )));
    }
    Ok(header)
}

/// A step of a journal. A panic in it is an error of the journal, or rows that are settled would
/// be lost.
async fn calm<'a, T>(act: impl FnOnce() -> Journaling<'a, T> + Send) -> io::Result<T> {
    let panicked = |_| unusable("it panicked");
    let mut acting = catch_unwind(AssertUnwindSafe(act)).map_err(panicked)?;
    poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| acting.as_mut().poll(context)));
        polled.unwrap_or_else(|panic| Poll::Ready(Err(panicked(panic))))
    })
    .await
}
