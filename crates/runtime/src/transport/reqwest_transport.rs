//! The default transport, on a `reqwest::Client`.

use std::error::Error;

use bytes::{Bytes, BytesMut};

use hyper_util::client::legacy::connect::HttpInfo;

use super::connections::Connections;
use super::{Exchange, Phase, Reused, Transport, TransportError};

/// Sends through a [`reqwest::Client`]; the only place that knows the HTTP library.
#[derive(Clone, Debug)]
pub struct ReqwestTransport {
    client: reqwest::Client,
    connections: Connections,
}

impl ReqwestTransport {
    /// A transport on `client`, which should follow no redirects.
    #[must_use]
    pub fn new(client: reqwest::Client) -> Self {
        Self {
            client,
            connections: Connections::default(),
        }
    }
}

impl Transport for ReqwestTransport {
    fn exchange(&self, request: http::Request<Bytes>, response_limit: usize) -> Exchange<'_> {
        Box::pin(async move {
            let request = reqwest::Request::try_from(request)
                .map_err(|error| TransportError::broken(Phase::Connect, error.without_url()))?;
            let answer = self
                .client
                .execute(request)
                .await
                .map_err(|error| failure(error, Phase::Send))?;
            finish(answer, response_limit, &self.connections).await
        })
    }
}

/// Reads the rest of an answer and gives it the shape that the executor wants.
pub(super) async fn finish(
    mut answer: reqwest::Response,
    response_limit: usize,
    connections: &Connections,
) -> Result<http::Response<Bytes>, TransportError> {
    let local = answer.extensions().get().map(HttpInfo::local_addr);
    let body = read(&mut answer, response_limit).await?;
    let mut response = http::Response::new(body);
    if let Some(local) = local {
        let reused = Reused(connections.used_before(local));
        response.extensions_mut().insert(reused);
    }
    *response.status_mut() = answer.status();
    *response.headers_mut() = std::mem::take(answer.headers_mut());
    Ok(response)
}

async fn read(answer: &mut reqwest::Response, limit: usize) -> Result<Bytes, TransportError> {
    let declared = answer.content_length().unwrap_or(0);
    if declared > limit as u64 {
        return Err(TransportError::too_large(limit));
    }
    let next = |error| failure(error, Phase::Body);
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
pub(super) fn failure(error: reqwest::Error, phase: Phase) -> TransportError {
    let error = error.without_url();
    let phase = if error.is_connect() || error.is_builder() {
        Phase::Connect
    } else {
        cause(&error).unwrap_or(phase)
    };
    if error.is_timeout() {
        TransportError::timed_out(phase, error)
    } else {
        TransportError::broken(phase, error)
    }
}

/// What the HTTP connection itself says, somewhere down the chain of sources.
fn cause(error: &reqwest::Error) -> Option<Phase> {
    let mut source = error.source();
    while let Some(inner) = source {
        if let Some(error) = inner.downcast_ref::<hyper::Error>() {
            return if error.is_canceled() {
                Some(Phase::Connect) // it never got a connection
            } else if error.is_incomplete_message() {
                Some(Phase::Closed)
            } else if error.is_parse() {
                Some(Phase::Answer)
            } else {
                None
            };
        }
        source = inner.source();
    }
    None
}
