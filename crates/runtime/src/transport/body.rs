//! The body of an answer as it comes in, within its limit.

use bytes::{Bytes, BytesMut};

use super::TransportError;

/// The most memory that is taken for a body because its length was declared; more as it comes.
const MOST_RESERVED: usize = 1024 * 1024;

/// What has come of a body.
pub(super) struct Body {
    chunks: Chunks,
    /// The length that the answer has declared, 0 when it has not.
    declared: u64,
    limit: usize,
}

/// Most bodies come in one chunk, which then needs no copy.
enum Chunks {
    One(Bytes),
    Joined(BytesMut),
}

impl Body {
    /// A body of which nothing has come; an error when `declared` is more than `limit` bytes.
    pub(super) fn of(declared: Option<u64>, limit: usize) -> Result<Self, TransportError> {
        let declared = declared.unwrap_or(0);
        if declared > limit as u64 {
            return Err(TransportError::too_large(limit));
        }
        Ok(Self {
            chunks: Chunks::One(Bytes::new()),
            declared,
            limit,
        })
    }

    /// Adds a chunk; an error when the body is longer than its limit with it.
    pub(super) fn push(&mut self, chunk: Bytes) -> Result<(), TransportError> {
        let length = self.len() + chunk.len();
        if length > self.limit {
            return Err(TransportError::too_large(self.limit));
        }
        match &mut self.chunks {
            Chunks::One(first) if first.is_empty() => *first = chunk,
            Chunks::One(first) => {
                let expected = usize::try_from(self.declared).unwrap_or(0);
                let mut joined = BytesMut::with_capacity(expected.min(MOST_RESERVED).max(length));
                joined.extend_from_slice(first);
                joined.extend_from_slice(&chunk);
                self.chunks = Chunks::Joined(joined);
            }
            Chunks::Joined(joined) => joined.extend_from_slice(&chunk),
        }
        Ok(())
    }

    fn len(&self) -> usize {
        match &self.chunks {
            Chunks::One(first) => first.len(),
            Chunks::Joined(joined) => joined.len(),
        }
    }
}

impl From<Body> for Bytes {
    fn from(body: Body) -> Self {
        match body.chunks {
            Chunks::One(first) => first,
            Chunks::Joined(joined) => joined.freeze(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Body, Bytes};

    fn read(declared: Option<u64>, limit: usize, chunks: &[&'static str]) -> Option<Bytes> {
        let mut body = Body::of(declared, limit).ok()?;
        for chunk in chunks {
            body.push(Bytes::from_static(chunk.as_bytes())).ok()?;
        }
        Some(body.into())
    }

    #[test]
    fn chunks_are_joined_in_their_order() {
        for (chunks, whole) in [
            (&[][..], ""),
            (&["", "", ""], ""),
            (&["one"], "one"),
            (&["", "one", ""], "one"),
            (&["one", "two", "", "three"], "onetwothree"),
        ] {
            for declared in [None, Some(whole.len() as u64), Some(1)] {
                let body = read(declared, 11, chunks);
                assert_eq!(body.as_deref(), Some(whole.as_bytes()), "{chunks:?}");
            }
        }
    }

    #[test]
    fn a_single_chunk_is_not_copied() {
        let chunk = Bytes::from_static(b"a body");
        let mut body = Body::of(None, 6).ok();
        let pushed = body.as_mut().map(|body| body.push(chunk.clone()).is_ok());
        assert_eq!(pushed, Some(true));
        let whole = body.map(Bytes::from).map(|whole| whole.as_ptr());
        assert_eq!(whole, Some(chunk.as_ptr()));
    }

    #[test]
    fn the_limit_is_the_last_length_that_is_read() {
        for (declared, chunks) in [
            (Some(7), &[][..]),
            (None, &["seven b"]),
            (None, &["four", "two", "1"]),
            (Some(1), &["four", "two", "1"]),
        ] {
            assert_eq!(read(declared, 6, chunks), None, "{declared:?} {chunks:?}");
        }
        assert!(read(Some(6), 6, &["four", "tw"]).is_some());
    }
}
