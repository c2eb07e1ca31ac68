//! The default transport, on a `reqwest::Client`.

use bytes::{Bytes, BytesMut};

use super::{Exchange, Phase, Transport, TransportError};

/// Sends through a [`reqwest::Client`]; the only place that knows the HTTP library.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// A transport on `client`, which should follow no redirects.
    #[must_use]
    pub const fn new(client: reqwest::Client) -> Self {
        Self { client }
    }
}

impl Transport for ReqwestTransport {
    fn exchange(&self, request: http::Request<Bytes>, response_limit: usize) -> Exchange<'_> {
        Box::pin(async move {
            let request = reqwest::Request::try_from(request)
                .map_err(|error| TransportError::broken(Phase::Connect, error.without_url()))?;
            let mut answer = self
                .client
                .execute(request)
                .await
                .map_err(|error| failure(error, Phase::Send))?;
            let body = read(&mut answer, response_limit).await?;
            let mut response = http::Response::new(body);
            *response.status_mut() = answer.status();
            *response.headers_mut() = std::mem::take(answer.headers_mut());
            Ok(response)
        })
    }
}

async fn read(answer: &mut reqwest::Response, limit: usize) -> Result<Bytes, TransportError> {
    let declared = answer.content_length().unwrap_or(0);
    if declared > limit as u64 {
        return Err(TransportError::too_large(limit));
    }
    let next = |error| failure(error, Phase::Receive);
    let Some(first) = answer.chunk().await.map_err(next)? else {
        return Ok(Bytes::new());
    };
    // Most answers come in one chunk, which then needs no copy.
    let Some(second) = answer.chunk().await.map_err(next)? else {
        return bounded(first, limit);
    };
    let mut body = BytesMut::with_capacity(first.len() + second.len());
    body.extend_from_slice(&first);
    body.extend_from_slice(&second);
    while body.len() <= limit {
        match answer.chunk().await.map_err(next)? {
            Some(chunk) => body.extend_from_slice(&chunk),
            None => break,
        }
    }
    bounded(body.freeze(), limit)
}

fn bounded(body: Bytes, limit: usize) -> Result<Bytes, TransportError> {
    if body.len() > limit {
        return Err(TransportError::too_large(limit));
    }
    Ok(body)
}

/// The URL is taken out of the error: it holds identifiers and query values.
fn failure(error: reqwest::Error, phase: Phase) -> TransportError {
    let error = error.without_url();
    let phase = if error.is_connect() || error.is_builder() {
        Phase::Connect
    } else {
        phase
    };
    if error.is_timeout() {
        TransportError::timed_out(phase, error)
    } else {
        TransportError::broken(phase, error)
    }
}
