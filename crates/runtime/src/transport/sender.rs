//! How the executor sends: through our own transports directly, through a user's by the public seam.
//!
//! The seam speaks `http::Request`, whose address reqwest would have to print and parse again.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Method, StatusCode, Uri};
use url::Url;

use super::{DefaultTransport, Phase, ReqwestTransport, Reused, Transport, TransportError};

/// The request of one attempt.
pub(crate) struct Outgoing {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Bytes>,
}

/// The whole answer to it.
pub(crate) struct Incoming {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Whether an open connection was used again; `None` when the transport cannot tell.
    pub(crate) reused: Option<bool>,
}

/// Where the requests of a configuration go.
#[derive(Debug)]
pub(crate) enum Sender {
    /// Clients that are made at the first request.
    Default(DefaultTransport),
    /// The user's client.
    Client(ReqwestTransport),
    /// The user's transport.
    Own(Arc<dyn Transport>),
}

impl Sender {
    pub(crate) async fn send(
        &self,
        request: Outgoing,
        response_limit: usize,
        connect_timeout: Duration,
    ) -> Result<Incoming, TransportError> {
        match self {
            Self::Default(default) => {
                let transport = default.transport_to(&request.url, connect_timeout)?;
                transport.send(request, response_limit).await
            }
            Self::Client(transport) => transport.send(request, response_limit).await,
            Self::Own(transport) => {
                let request = request.into_http()?;
                let answer = transport.exchange(request, response_limit).await?;
                Ok(answer.into())
            }
        }
    }
}

impl Outgoing {
    fn into_http(self) -> Result<http::Request<Bytes>, TransportError> {
        let uri = Uri::try_from(String::from(self.url))
            .map_err(|error| TransportError::broken(Phase::Connect, error))?;
        let mut request = http::Request::new(self.body.unwrap_or_default());
        *request.method_mut() = self.method;
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers;
        Ok(request)
    }
}

impl From<http::Response<Bytes>> for Incoming {
    fn from(answer: http::Response<Bytes>) -> Self {
        let (parts, body) = answer.into_parts();
        Self {
            status: parts.status,
            reused: Reused::of(&parts.extensions),
            headers: parts.headers,
            body,
        }
    }
}

impl From<Incoming> for http::Response<Bytes> {
    fn from(answer: Incoming) -> Self {
        let mut response = Self::new(answer.body);
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        if let Some(reused) = answer.reused {
            response.extensions_mut().insert(Reused(reused));
        }
        response
    }
}
