//! The record of one attempt, kept on responses and errors.

use std::time::Duration;

use http::StatusCode;

use crate::error::ErrorKind;

/// What became of one attempt of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    pub(crate) waited: Duration,
    pub(crate) took: Duration,
    pub(crate) status: Option<StatusCode>,
    pub(crate) error: Option<ErrorKind>,
    pub(crate) request_id: Option<String>,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) connection_reused: Option<bool>,
}

impl Attempt {
    /// The wait before this attempt: backoff, `Retry-After` or the rate limit.
    #[must_use]
    pub const fn waited(&self) -> Duration {
        self.waited
    }

    /// The time from the start of the request to the end of the answer.
    #[must_use]
    pub const fn took(&self) -> Duration {
        self.took
    }

    /// The status of the answer, if there was one.
    #[must_use]
    pub const fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// Why the attempt failed; `None` for the one that succeeded.
    #[must_use]
    pub const fn error(&self) -> Option<ErrorKind> {
        self.error
    }

    /// The server's name for the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The wait that the server asked for.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        self.retry_after
    }

    /// Whether an open connection was used again; `None` when the transport cannot tell.
    ///
    /// A hint: the default transport tells connections apart by their local port, and knows the last 256.
    #[must_use]
    pub const fn connection_reused(&self) -> Option<bool> {
        self.connection_reused
    }
}

/// Why no further attempt was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StopReason {
    /// A repetition could do harm, or would fail in the same way.
    NotRepeatable,
    /// All attempts of the policy were made.
    AttemptsUsedUp,
    /// The next attempt would begin after the deadline.
    DeadlineTooNear,
    /// The server asks for a longer wait than the policy allows.
    WaitTooLong,
    /// The retry budget that all callers share is empty.
    BudgetUsedUp,
}
