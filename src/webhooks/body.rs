//! Reads a body from the network up to a limit, so that no stranger decides how much is kept.

use std::error::Error as StdError;
use std::future::poll_fn;
use std::pin::pin;

use futures_core::Stream;

use super::{Rejection, Verifier, VerifyError};
use crate::bytes::Bytes;
use crate::http::header::CONTENT_LENGTH;
use crate::http::HeaderMap;

/// The whole body. The length that its sender declares is good enough to give up early only.
pub(super) async fn read<S, E>(
    verifier: &Verifier,
    headers: &HeaderMap,
    body: S,
) -> Result<Bytes, Rejection>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    let limit = verifier.body_limit();
    let too_large = || Rejection::of(VerifyError::BodyTooLarge { limit });
    if declared(headers).is_some_and(|length| usize::try_from(length).map_or(true, |n| n > limit)) {
        return Err(too_large());
    }
    let mut body = pin!(body);
    let mut whole = Vec::new();
    while let Some(chunk) = poll_fn(|context| body.as_mut().poll_next(context)).await {
        let chunk = chunk.map_err(Rejection::broken)?;
        if chunk.len() > limit.saturating_sub(whole.len()) {
            return Err(too_large());
        }
        whole.extend_from_slice(&chunk);
    }
    Ok(whole.into())
}

fn declared(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
