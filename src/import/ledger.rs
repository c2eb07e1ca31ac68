//! The import's view of its journal: is it this import's, and what is finished.

use std::io;

use super::chunk::Chunk;
use super::journal::Journal;
use super::record::{Header, Record, FORMAT};
use super::Outcome;
use crate::{Error, ErrorKind};

/// A journal that is open.
pub(super) struct Ledger {
    journal: Box<dyn Journal>,
    /// What the journal said; `None` if the import begins with this run.
    header: Option<Header>,
    /// One more than the highest chunk in it.
    chunks: u64,
}

impl Ledger {
    /// Opens the journal and checks that it is the one of `name`, if there is a name.
    pub(super) async fn open(
        mut journal: Box<dyn Journal>,
        name: Option<&str>,
    ) -> Result<Self, Error> {
        let opened = journal.open().await.map_err(unopened)?;
        let Some(opened) = opened else {
            return Ok(Self {
                journal,
                header: None,
                chunks: 0,
            });
        };
        let header = serde_json::from_str::<Header>(&opened.header).ok();
        let Some(header) = header.filter(|header| header.format == FORMAT) else {
            return Err(mismatch(
                "the journal was written by another version of this crate; go on with that one",
            ));
        };
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
        })
    }

    /// The header of the runs before.
    pub(super) fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// Before the first chunk: checks that it is the import's, or begins the journal with it.
    pub(super) async fn begin(
        &mut self,
        name: &str,
        chunk_size: usize,
        first_chunk: &str,
    ) -> Result<(), Error> {
        if let Some(header) = &self.header {
            return if header.first_chunk == first_chunk {
                Ok(())
            } else {
                Err(other_input(0))
            };
        }
        let header = Header {
            format: FORMAT,
            name: name.to_owned(),
            chunk_size,
            first_chunk: first_chunk.to_owned(),
        };
        let text = serde_json::to_string(&header).map_err(|error| unwritten(error.into()))?;
        self.journal.begin(&text).await.map_err(unwritten)?;
        self.header = Some(header);
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
        let record = self.journal.read(chunk.number).await.map_err(unread)?;
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
        let text = serde_json::to_string(&record).map_err(|error| unwritten(error.into()))?;
        self.journal.write(chunk, &text).await.map_err(unwritten)
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

fn other_input(chunk: u64) -> Error {
    mismatch(&format!(
        "the inputs of chunk {chunk} are not those that the journal was begun with; give the same \
         inputs in the same order, or use another journal"
    ))
}

fn mismatch(message: &str) -> Error {
    Error::of_layer(ErrorKind::Mismatch, message)
}

fn unopened(error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::InvalidData {
        let message = format!("this is no journal of an import: {error}");
        return mismatch(&message).caused_by(error);
    }
    failed("opened", error)
}

fn unread(error: io::Error) -> Error {
    failed("read", error)
}

fn unwritten(error: io::Error) -> Error {
    failed("written", error)
}

fn failed(done: &str, error: io::Error) -> Error {
    let message = format!("the journal could not be {done}: {error}");
    Error::of_layer(ErrorKind::Journal, message).caused_by(error)
}
