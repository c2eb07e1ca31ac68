//! Why a webhook does not reach its handler, and the answer that tells its sender nothing more.

use std::error::Error as StdError;
use std::fmt;

use super::{log, PayloadError, Refused};
use crate::http::StatusCode;

/// Why a webhook does not reach its handler.
///
/// As an answer it is its [`status`](Self::status) with that status' reason phrase as text, and
/// nothing else. The reason is for the log: with the feature `tracing` it is written there once,
/// without secrets, values of headers, or anything of the body. A program that wants more takes
/// `Result<VerifiedWebhook<T>, Rejection>` as the argument of its handler.
#[derive(Debug)]
pub struct Rejection(Kind);

#[derive(Debug)]
enum Kind {
    Refused(Refused),
    Unreadable(PayloadError),
    #[cfg(any(feature = "actix-web", feature = "axum"))]
    Broken(Box<dyn StdError + Send + Sync>),
    #[cfg(feature = "actix-web")]
    NoReceiver,
}

impl Rejection {
    pub(super) fn of(refused: impl Into<Refused>) -> Self {
        Self::new(Kind::Refused(refused.into()))
    }

    pub(super) fn unreadable(error: PayloadError) -> Self {
        Self::new(Kind::Unreadable(error))
    }

    /// The request did not arrive as a whole.
    #[cfg(any(feature = "actix-web", feature = "axum"))]
    pub(super) fn broken(error: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Kind::Broken(error.into()))
    }

    /// The program has no receiver where the framework looks for it.
    #[cfg(feature = "actix-web")]
    pub(super) fn no_receiver() -> Self {
        Self::new(Kind::NoReceiver)
    }

    /// Each rejection is made here, so each is logged, and once.
    fn new(kind: Kind) -> Self {
        let rejection = Self(kind);
        log::rejected(&rejection);
        rejection
    }

    /// What to answer.
    ///
    /// | | status | the sender |
    /// |---|---|---|
    /// | handled before | 200 | stops |
    /// | the request broke off, or is no payload of the type that the handler takes | 400 | |
    /// | not verified | 401 | learns no reason |
    /// | another handler is at work on it | 409 | tries again, in case that one fails |
    /// | the body is too large | 413 | |
    /// | the program is set up wrong | 500 | tries again |
    /// | the replay store failed | 503 | tries again |
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match &self.0 {
            Kind::Refused(refused) => refused.status(),
            Kind::Unreadable(_) => StatusCode::BAD_REQUEST,
            #[cfg(any(feature = "actix-web", feature = "axum"))]
            Kind::Broken(_) => StatusCode::BAD_REQUEST,
            #[cfg(feature = "actix-web")]
            Kind::NoReceiver => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What the receiver said, if it is the receiver that refused.
    #[must_use]
    pub fn refused(&self) -> Option<&Refused> {
        match &self.0 {
            Kind::Refused(refused) => Some(refused),
            _ => None,
        }
    }

    /// Why the body, which is verified, cannot be read. Its claim was given back.
    #[must_use]
    pub fn payload_error(&self) -> Option<&PayloadError> {
        match &self.0 {
            Kind::Unreadable(error) => Some(error),
            _ => None,
        }
    }

    /// All that the sender reads.
    #[cfg(any(feature = "actix-web", feature = "axum"))]
    pub(super) fn answer(&self) -> &'static str {
        self.status().canonical_reason().unwrap_or_default()
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Refused(refused) => refused.fmt(f),
            Kind::Unreadable(error) => error.fmt(f),
            #[cfg(any(feature = "actix-web", feature = "axum"))]
            Kind::Broken(_) => f.write_str("the request did not arrive as a whole"),
            #[cfg(feature = "actix-web")]
            Kind::NoReceiver => f.write_str("the app data holds no Receiver"),
        }
    }
}

impl StdError for Rejection {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0 {
            Kind::Refused(refused) => refused.source(),
            #[cfg(any(feature = "actix-web", feature = "axum"))]
            Kind::Broken(error) => Some(&**error),
            _ => None,
        }
    }
}
