//! The default transport, on a `reqwest::Client`.

use std::error::Error;
use std::future::Future;

use bytes::{Bytes, BytesMut};

use hyper_util::client::legacy::connect::HttpInfo;

use super::connections::Connections;
use super::{Exchange, Incoming, Outgoing, Phase, Transport, TransportError};

/// The most memory that is taken for a body because its length was declared; more as it comes.
const MOST_RESERVED: usize = 1024 * 1024;

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

    /// As [`Transport::exchange`], without a future on the heap and an address that is parsed twice.
    pub(crate) fn send(
        &self,
        request: Outgoing,
        response_limit: usize,
    ) -> impl Future<Output = Result<Incoming, TransportError>> + Send + '_ {
        let mut sent = reqwest::Request::new(request.method, request.url);
        *sent.headers_mut() = request.headers;
        *sent.body_mut() = request.body.map(reqwest::Body::from);
        self.execute(sent, response_limit)
    }

    /// Not an `async fn`, whose future would keep room for the request beside that for its exchange.
    fn execute(
        &self,
        request: reqwest::Request,
        response_limit: usize,
    ) -> impl Future<Output = Result<Incoming, TransportError>> + Send + '_ {
        let begun = self.client.execute(request);
        async move {
            let mut answer = begun.await.map_err(|error| failure(error, Phase::Send))?;
            finish(&mut answer, response_limit, &self.connections).await
        }
    }
}

impl Transport for ReqwestTransport {
    fn exchange(&self, request: http::Request<Bytes>, response_limit: usize) -> Exchange<'_> {
        Box::pin(async move {
            let request = reqwest::Request::try_from(request)
                .map_err(|error| TransportError::broken(Phase::Connect, error.without_url()))?;
            let answer = self.execute(request, response_limit).await?;
            Ok(answer.into())
        })
    }
}

/// Reads the rest of an answer.
pub(super) async fn finish(
    answer: &mut reqwest::Response,
    response_limit: usize,
    connections: &Connections,
) -> Result<Incoming, TransportError> {
    let local = answer.extensions().get().map(HttpInfo::local_addr);
    let body = read(answer, response_limit).await?;
    Ok(Incoming {
        status: answer.status(),
        headers: std::mem::take(answer.headers_mut()),
        body,
        reused: local.map(|local| connections.used_before(local)),
    })
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
    let expected = usize::try_from(declared).unwrap_or(0).min(MOST_RESERVED);
    let mut body = BytesMut::with_capacity(expected.max(first.len() + second.len()));
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
