//! What a scheme finds in a message: identifier, time, signatures, and the content they sign.

use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, Utc};

use super::Algorithm;

/// What a scheme read from a message, before anything of it is verified.
///
/// Only a custom scheme makes one itself; see [`Scheme::custom`](super::Scheme::custom).
#[derive(Clone, Default)]
pub struct Envelope<'a> {
    pub(super) id: Option<Cow<'a, str>>,
    pub(super) timestamp: Option<DateTime<Utc>>,
    pub(super) signatures: Vec<(Algorithm, Vec<u8>)>,
    pub(super) content: Chunks<'a>,
}

impl<'a> Envelope<'a> {
    /// An envelope with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The identifier of the message. The signed content must determine it: replay protection goes
    /// by it, and an unsigned one can be changed on the way.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<Cow<'a, str>>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// When the message was sent. The signed content must determine it: the tolerance goes by it.
    #[must_use]
    pub fn with_timestamp(mut self, timestamp: DateTime<Utc>) -> Self {
        self.timestamp = Some(timestamp);
        self
    }

    /// One more signature, of which one has to match. Signatures of a wrong length match nothing.
    #[must_use]
    pub fn with_signature(mut self, algorithm: Algorithm, bytes: impl Into<Vec<u8>>) -> Self {
        self.signatures.push((algorithm, bytes.into()));
        self
    }

    /// The next piece of the signed content. The body must be in it, or something that is computed
    /// from the body.
    #[must_use]
    pub fn with_content(mut self, piece: impl Into<Cow<'a, [u8]>>) -> Self {
        self.content.push(piece.into());
        self
    }
}

impl fmt::Debug for Envelope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Envelope")
            .field("id", &self.id)
            .field("timestamp", &self.timestamp)
            .field("signatures", &self.signatures.len())
            .finish_non_exhaustive()
    }
}

/// The signed content in pieces, so that a large body is hashed where it lies.
#[derive(Clone, Default)]
pub(super) struct Chunks<'a>(Vec<Cow<'a, [u8]>>);

impl<'a> Chunks<'a> {
    pub(super) fn push(&mut self, piece: Cow<'a, [u8]>) {
        self.0.push(piece);
    }

    pub(super) fn each(&self, mut act: impl FnMut(&[u8])) {
        for piece in &self.0 {
            act(piece);
        }
    }

    /// In one piece, for a signature that reads its content twice.
    #[cfg(feature = "webhooks-ed25519")]
    pub(super) fn joined(&self) -> Cow<'_, [u8]> {
        match self.0.as_slice() {
            [one] => Cow::Borrowed(one),
            pieces => Cow::Owned(pieces.concat()),
        }
    }
}
