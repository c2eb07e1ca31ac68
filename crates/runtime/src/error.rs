//! The one error of every call: what happened, in whose words, and what to do about it.

mod answer;
mod display;
mod explain;
mod item;
mod story;

use std::error::Error as StdError;
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use serde_json::Value;

use crate::idempotency::IdempotencyKey;
use crate::key_source::KeySourceError;
use crate::operation::Operation;
use crate::pagination::BadItem;
use crate::rate_limit::RateLimit;
use crate::transport::{Phase, TransportCause, TransportError};

pub(crate) use answer::{scrub_headers, Refusal};
use story::Story;

/// Why a call did not give its answer.
///
/// One small opaque type for all operations. Ask it with the predicates and accessors, and
/// print [`explain`](Error::explain) for a line that says what to do.
///
/// Neither `Display` nor `Debug` shows the key, and what the server sent is shown with the key
/// taken out, even if the server echoed it.
pub struct Error(Box<Repr>);

/// The kinds of failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The configuration cannot be used: base URL, key, HTTP client.
    Configuration,
    /// The request cannot be sent as it is: an empty identifier, an unusable header.
    InvalidRequest,
    /// No connection could be made; nothing was sent.
    Connect,
    /// An attempt took longer than it may.
    Timeout,
    /// The connection broke.
    Transport,
    /// The limiter would have held the call back for longer than it may wait; nothing was sent.
    RateLimited,
    /// The server refused or failed: a status other than 2xx.
    Status,
    /// The server sent the request elsewhere, and it was not followed.
    Redirect,
    /// The answer is larger than allowed.
    TooLarge,
    /// The answer is not what the operation promises.
    Decode,
    /// The server gave a page token a second time: following it would go round in a circle.
    RepeatedPageToken,
    /// A bound that the caller set was reached: of pages, or of items to collect.
    BoundReached,
    /// A checkpoint or journal belongs to another request or input, or to a later version.
    Mismatch,
    /// A journal could not be read or written.
    Journal,
    /// A piece of work of several calls was broken off: what is done stays done, and the same
    /// again goes on.
    Interrupted,
    /// The key source gave no key.
    KeySource,
}

pub(crate) struct Repr {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    pub(crate) service: &'static str,
    pub(crate) operation: Option<&'static Operation>,
    pub(crate) phase: Option<Phase>,
    pub(crate) key: Option<IdempotencyKey>,
    pub(crate) refusal: Option<Refusal>,
    pub(crate) json_path: Option<String>,
    pub(crate) bad_item: Option<Box<BadItem>>,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
    pub(crate) story: Story,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Repr {
            kind,
            message: message.into(),
            service: "",
            operation: None,
            phase: None,
            key: None,
            refusal: None,
            json_path: None,
            bad_item: None,
            source: None,
            story: Story::default(),
        }))
    }

    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Configuration, message)
    }

    /// The text of the failure is its author's; what it hides stays hidden.
    pub(crate) fn key_source(failure: KeySourceError) -> Self {
        Self::new(
            ErrorKind::KeySource,
            format!("the key source gave no key: {failure}"),
        )
        .with_source(failure)
    }

    /// The request cannot be sent as it is; for layers that check before they send.
    #[doc(hidden)]
    pub fn invalid_request(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidRequest, message)
    }

    /// A failure of a layer that makes several calls.
    #[doc(hidden)]
    pub fn of_layer(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self::new(kind, message)
    }

    /// Adds the cause.
    #[doc(hidden)]
    #[must_use]
    pub fn caused_by(self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.with_source(source)
    }

    pub(crate) fn timeout(limit: Duration) -> Self {
        let mut error = Self::new(
            ErrorKind::Timeout,
            format!("no complete answer within {limit:?}"),
        );
        error.0.phase = Some(Phase::Send);
        error
    }

    pub(crate) fn from_transport(error: TransportError) -> Self {
        let (kind, phase) = match &error.cause {
            TransportCause::Broken {
                timed_out: true,
                phase,
                ..
            } => (ErrorKind::Timeout, *phase),
            TransportCause::Broken {
                phase: Phase::Connect,
                ..
            } => (ErrorKind::Connect, Phase::Connect),
            TransportCause::Broken { phase, .. } => (ErrorKind::Transport, *phase),
            TransportCause::TooLarge { .. } => (ErrorKind::TooLarge, Phase::Body),
        };
        let mut made = Self::new(kind, with_cause(&error));
        made.0.phase = Some(phase);
        if let TransportCause::Broken { source, .. } = error.cause {
            made.0.source = Some(source);
        }
        made
    }

    pub(crate) fn refused(kind: ErrorKind, refusal: Refusal) -> Self {
        let mut error = Self::new(kind, refusal.message.clone());
        error.0.phase = Some(Phase::Body);
        error.0.refusal = Some(refusal);
        error
    }

    pub(crate) fn with_source(
        mut self,
        source: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn with_json_path(mut self, path: String) -> Self {
        self.0.json_path = Some(path);
        self
    }

    /// Adds which call it was.
    pub(crate) fn of(
        mut self,
        service: &'static str,
        operation: &'static Operation,
        key: Option<IdempotencyKey>,
    ) -> Self {
        self.0.service = service;
        self.0.operation = Some(operation);
        self.0.key = key;
        self
    }

    /// The kind of failure.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Whether the configuration cannot be used.
    #[must_use]
    pub fn is_configuration(&self) -> bool {
        self.kind() == ErrorKind::Configuration
    }

    /// Whether the request cannot be sent as it is. Nothing was sent.
    #[must_use]
    pub fn is_invalid_request(&self) -> bool {
        self.kind() == ErrorKind::InvalidRequest
    }

    /// Whether no connection could be made. Nothing was sent.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Connect
    }

    /// Whether an attempt took longer than it may.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// Whether the answer is not what the operation promises.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        self.kind() == ErrorKind::Decode
    }

    /// Whether the server gave a page token a second time.
    #[must_use]
    pub fn is_repeated_page_token(&self) -> bool {
        self.kind() == ErrorKind::RepeatedPageToken
    }

    /// Whether a bound that the caller set was reached.
    #[must_use]
    pub fn is_bound_reached(&self) -> bool {
        self.kind() == ErrorKind::BoundReached
    }

    /// Whether a checkpoint or journal belongs to something else.
    #[must_use]
    pub fn is_mismatch(&self) -> bool {
        self.kind() == ErrorKind::Mismatch
    }

    /// Whether a piece of work of several calls was broken off, so that the same again goes on.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        self.kind() == ErrorKind::Interrupted
    }

    /// Whether the key source gave no key. Its failure is the [`source`](StdError::source), a
    /// [`KeySourceError`].
    #[must_use]
    pub fn is_key_source(&self) -> bool {
        self.kind() == ErrorKind::KeySource
    }

    /// Whether the server refused the key, or no key was sent (401).
    #[must_use]
    pub fn is_unauthorized(&self) -> bool {
        self.status() == Some(StatusCode::UNAUTHORIZED)
    }

    /// Whether there is no such thing (404).
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(StatusCode::NOT_FOUND)
    }

    /// Whether too many requests were made, or the plan is used up: the server said so (429), or
    /// the limiter knew it and sent nothing.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.kind() == ErrorKind::RateLimited
            || self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// The operation that failed, as the API document names it.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation.map(Operation::id)
    }

    /// The status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.refusal().map(|refusal| refusal.status)
    }

    /// The server's code for the reason, such as `INVALID_ARGUMENT`.
    #[must_use]
    pub fn code_type(&self) -> Option<&str> {
        self.refusal()?.code_type.as_deref()
    }

    /// What happened, in the server's words where it gave some.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The server's details of the reason; empty when it gave none.
    #[must_use]
    pub fn details(&self) -> &[Value] {
        self.refusal().map_or(&[], |refusal| &refusal.details)
    }

    /// The server's name for the request, to quote to its support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.refusal()?.request_id.as_deref()
    }

    /// The rate limit that the answer told of; for [`ErrorKind::RateLimited`] the one that the
    /// limiter knew.
    #[must_use]
    pub fn rate_limit(&self) -> Option<&RateLimit> {
        match self.refusal() {
            Some(refusal) => refusal.rate_limit.as_ref(),
            None => self.0.story.held_by.as_ref(),
        }
    }

    /// The headers of the answer, if there was one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.refusal().map(|refusal| &refusal.headers)
    }

    /// The start of the answer's body as text, at most 16 KiB, with the key taken out.
    #[must_use]
    pub fn body(&self) -> Option<&str> {
        self.refusal().map(|refusal| refusal.body.as_str())
    }

    /// Where in the answer the first wrong value is, such as `links[3].createdAt`.
    #[must_use]
    pub fn json_path(&self) -> Option<&str> {
        self.0.json_path.as_deref()
    }

    /// The idempotency key that the request carried.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&IdempotencyKey> {
        self.0.key.as_ref()
    }

    fn refusal(&self) -> Option<&Refusal> {
        self.0.refusal.as_ref()
    }
}

/// The message with the innermost cause, which says what was refused, unknown or cut.
fn with_cause(error: &TransportError) -> String {
    let mut cause = error.source();
    while let Some(inner) = cause.and_then(StdError::source) {
        cause = Some(inner);
    }
    match cause {
        Some(cause) => format!("{error} ({cause})"),
        None => error.to_string(),
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.0.source.as_deref()?;
        Some(source)
    }
}
