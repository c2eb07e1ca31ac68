//! The seam to the network: one request out, one whole answer back.

mod body;
mod connections;
mod default;
#[cfg(feature = "reqwest-middleware")]
mod middleware;
mod reqwest_transport;
mod sender;

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;

pub(crate) use default::DefaultTransport;
#[cfg(feature = "reqwest-middleware")]
pub use middleware::MiddlewareTransport;
pub use reqwest_transport::ReqwestTransport;
pub(crate) use sender::{Incoming, Outgoing, Sender, Way};

/// The longest URL that the HTTP stack can send, in bytes.
pub(crate) const MAX_URL_LENGTH: usize = 65_534;

/// The future of an exchange.
pub type Exchange<'a> =
    Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

/// Sends requests. The default is [`ReqwestTransport`].
///
/// An implementation sends the request once, follows no redirect, repeats nothing, and stops
/// reading the body at `response_limit` bytes. Dropping the future ends the exchange.
///
/// ```
/// use bytes::Bytes;
/// use linkbreakers_runtime::transport::{Exchange, Transport};
///
/// /// Answers every request with an empty object.
/// #[derive(Debug)]
/// struct Nothing;
///
/// impl Transport for Nothing {
///     fn exchange(&self, _: http::Request<Bytes>, _: usize) -> Exchange<'_> {
///         Box::pin(async { Ok(http::Response::new(Bytes::from_static(b"{}"))) })
///     }
/// }
/// ```
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends `request` and reads the answer, whose body may have `response_limit` bytes.
    fn exchange(&self, request: http::Request<Bytes>, response_limit: usize) -> Exchange<'_>;
}

/// How far an exchange came before it broke. It decides whether a write may have been done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// No connection: nothing left this machine.
    Connect,
    /// The request may have been sent, in part or whole; no answer had begun.
    Send,
    /// The connection was closed and no answer began, as an idle one of a pool is.
    Closed,
    /// The answer had begun and could not be read.
    Answer,
    /// The answer's body was cut.
    Body,
}

/// Whether an exchange used an open connection again: an extension that a transport may put on
/// its responses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reused(pub bool);

impl Reused {
    pub(crate) fn of(extensions: &http::Extensions) -> Option<bool> {
        extensions.get::<Self>().map(|reused| reused.0)
    }
}

/// Why an exchange gave no answer.
#[derive(Debug)]
pub struct TransportError {
    pub(crate) cause: TransportCause,
}

#[derive(Debug)]
pub(crate) enum TransportCause {
    Broken {
        phase: Phase,
        timed_out: bool,
        source: Box<dyn StdError + Send + Sync>,
    },
    TooLarge {
        limit: usize,
    },
}

impl TransportError {
    /// The exchange broke in `phase`. The source must not show the URL or a header.
    pub fn broken(phase: Phase, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            cause: TransportCause::Broken {
                phase,
                timed_out: false,
                source: source.into(),
            },
        }
    }

    /// The exchange took too long and had come to `phase`.
    pub fn timed_out(phase: Phase, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            cause: TransportCause::Broken {
                phase,
                timed_out: true,
                source: source.into(),
            },
        }
    }

    /// The body had more than `limit` bytes.
    #[must_use]
    pub const fn too_large(limit: usize) -> Self {
        Self {
            cause: TransportCause::TooLarge { limit },
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            TransportCause::Broken { phase, .. } => f.write_str(match phase {
                Phase::Connect => "no connection could be made",
                Phase::Send => "the connection broke before an answer began",
                Phase::Closed => "the connection was closed before an answer began",
                Phase::Answer => "the answer could not be read",
                Phase::Body => "the connection broke within the answer's body",
            }),
            TransportCause::TooLarge { limit } => {
                write!(f, "the answer has more than {limit} bytes")
            }
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.cause {
            TransportCause::Broken { source, .. } => Some(source.as_ref()),
            TransportCause::TooLarge { .. } => None,
        }
    }
}
