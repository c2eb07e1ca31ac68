//! The caller's input, cut into chunks; an iterator and a stream alike.

use std::panic::{catch_unwind, AssertUnwindSafe};
use std::pin::Pin;
use std::task::{ready, Context, Poll};

use futures_core::Stream;

use super::chunk::Chunk;
use super::faults::input_panicked;
use crate::models::CreateLinkRequest;
use crate::Error;

/// Where the links come from.
pub(super) enum Source {
    Iterator(Box<dyn Iterator<Item = CreateLinkRequest> + Send>),
    Stream(Pin<Box<dyn Stream<Item = CreateLinkRequest> + Send>>),
}

impl Source {
    /// How many links there are, if the source knows it.
    pub(super) fn total(&self) -> Option<u64> {
        let (least, most) = match self {
            Self::Iterator(links) => links.size_hint(),
            Self::Stream(links) => links.size_hint(),
        };
        most.filter(|most| *most == least)?.try_into().ok()
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<CreateLinkRequest>> {
        match self {
            Self::Iterator(links) => Poll::Ready(links.next()),
            Self::Stream(links) => links.as_mut().poll_next(context),
        }
    }
}

/// Gathers links until a chunk is full.
pub(super) struct Inputs {
    /// `None` after the end.
    source: Option<Source>,
    chunk_size: usize,
    gathered: Vec<CreateLinkRequest>,
    chunks: u64,
    links: u64,
}

impl Inputs {
    pub(super) fn new(source: Source, chunk_size: usize) -> Self {
        Self {
            source: Some(source),
            chunk_size,
            gathered: Vec::new(),
            chunks: 0,
            links: 0,
        }
    }

    pub(super) fn has_ended(&self) -> bool {
        self.source.is_none()
    }

    /// Takes nothing more.
    pub(super) fn end(&mut self) {
        let source = self.source.take();
        // What it gave is there, whatever happens when it goes.
        let _ = catch_unwind(AssertUnwindSafe(|| drop(source)));
    }

    /// How many chunks and links there were so far.
    pub(super) fn counts(&self) -> (u64, u64) {
        (self.chunks, self.links)
    }

    /// The next chunk, or `None` at the end of the input.
    pub(super) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Chunk, Error>>> {
        while let Some(source) = &mut self.source {
            // After a panic the source is not touched again.
            let next = catch_unwind(AssertUnwindSafe(|| source.poll_next(context)));
            let Ok(next) = next else {
                self.end();
                self.gathered.clear();
                return Poll::Ready(Some(Err(input_panicked())));
            };
            match ready!(next) {
                Some(link) => self.gathered.push(link),
                None => self.end(),
            }
            if self.gathered.len() >= self.chunk_size {
                break;
            }
        }
        if self.gathered.is_empty() {
            return Poll::Ready(None);
        }
        let inputs = std::mem::take(&mut self.gathered);
        let chunk = Chunk {
            number: self.chunks,
            first: self.links,
            inputs,
        };
        self.chunks += 1;
        self.links += chunk.inputs.len() as u64;
        Poll::Ready(Some(Ok(chunk)))
    }
}

impl Drop for Inputs {
    fn drop(&mut self) {
        self.end();
    }
}
