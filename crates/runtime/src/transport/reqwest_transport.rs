//! The default transport, on a `reqwest::Client`.

use std::error::Error;
use std::future::Future;

use bytes::Bytes;

use hyper_util::client::legacy::connect::HttpInfo;

use super::body::Body;
use super::connections::Connections;
use super::{Exchange, Incoming, Outgoing, Phase, Transport, TransportError};

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

    /// Sends a request whose address is parsed already. The answer is read by [`answer`](Self::answer).
    pub(crate) fn begin(
        &self,
        request: Outgoing,
    ) -> impl Future<Output = reqwest::Result<reqwest::Response>> + Send {
        let mut sent = reqwest::Request::new(request.method, request.url);
        *sent.headers_mut() = request.headers;
        *sent.body_mut() = request.body.map(reqwest::Body::from);
        self.client.execute(sent)
    }

    /// The whole answer to a request that has `begun`.
    #[allow(clippy::manual_async_fn)] // its future would have room for all arguments twice
    pub(crate) fn answer<'a>(
        &'a self,
        begun: impl Future<Output = reqwest::Result<reqwest::Response>> + Send + 'a,
        response_limit: usize,
    ) -> impl Future<Output = Result<Incoming, TransportError>> + Send + 'a {
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
            let begun = self.client.execute(request);
            let answer = self.answer(begun, response_limit).await?;
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
    let mut body = Body::of(answer.content_length(), response_limit)?;
    while let Some(chunk) = next(answer).await? {
        body.push(chunk)?;
    }
    let local = answer.extensions().get().map(HttpInfo::local_addr);
    Ok(Incoming {
        status: answer.status(),
        headers: std::mem::take(answer.headers_mut()),
        body: body.into(),
        reused: local.map(|local| connections.used_before(local)),
    })
}

async fn next(answer: &mut reqwest::Response) -> Result<Option<Bytes>, TransportError> {
    let chunk = answer.chunk().await;
    chunk.map_err(|error| failure(error, Phase::Body))
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
