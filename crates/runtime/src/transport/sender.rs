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

/// The transport of one attempt.
pub(crate) enum Way<'a> {
    Ours(&'a ReqwestTransport),
    Own(&'a dyn Transport),
}

impl Sender {
    /// The transport to this machine, or to others; `connect_timeout` is for a client that is yet to be
    /// made.
    pub(crate) fn way(
        &self,
        is_local: bool,
        connect_timeout: Duration,
    ) -> Result<Way<'_>, TransportError> {
        match self {
            Self::Default(default) => default.transport(is_local, connect_timeout).map(Way::Ours),
            Self::Client(transport) => Ok(Way::Ours(transport)),
            Self::Own(transport) => Ok(Way::Own(transport.as_ref())),
        }
    }
}

impl Outgoing {
    /// The request as a user's transport takes it.
    pub(crate) fn into_http(self) -> Result<http::Request<Bytes>, TransportError> {
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
