//! One way in which a request goes wrong.

use std::time::Duration;

use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::json;

use crate::http::answer::Answer;

/// A fault: what happens to one request instead of its plain answer.
///
/// The [module](crate::faults) has a table of all kinds.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Fault {
    pub(crate) kind: Kind,
    pub(super) headers: HeaderMap,
    pub(super) code_type: Option<String>,
}

/// What a fault does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Pass,
    Status(StatusCode),
    Delay(Duration),
    ResetBefore,
    ResetAfter,
    FailAfterWrite(StatusCode),
    Truncate,
    Garbage,
    Stall,
}

impl Fault {
    /// The longest that a delay or a stall lasts.
    pub const LONGEST: Duration = Duration::from_secs(60);

    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            headers: HeaderMap::new(),
            code_type: None,
        }
    }

    /// No fault: leaves one request of a list alone.
    pub fn pass() -> Self {
        Self::new(Kind::Pass)
    }

    /// The operation does not run, and the answer has this status and an error body.
    ///
    /// What is not a status from 200 to 599 counts as 500.
    pub fn status(status: u16) -> Self {
        Self::new(Kind::Status(sendable(status)))
    }

    /// The operation runs after this time, at most [`Fault::LONGEST`].
    ///
    /// It is a timer of the tokio runtime, which must have its time driver enabled.
    pub fn delay(time: Duration) -> Self {
        Self::new(Kind::Delay(time.min(Self::LONGEST)))
    }

    /// The request is read, and the connection is reset: the operation does not run.
    pub fn reset_before() -> Self {
        Self::new(Kind::ResetBefore)
    }

    /// The operation runs, and the connection is reset instead of an answer.
    ///
    /// The answer is stored under the idempotency key, so a retry with the key replays it.
    pub fn reset_after() -> Self {
        Self::new(Kind::ResetAfter)
    }

    /// The operation runs, its answer is replaced by an error with this status, and the
    /// idempotency key is free again: a retry with the key runs the operation once more.
    ///
    /// What is not a status from 200 to 599 counts as 500.
    pub fn fail_after_write(status: u16) -> Self {
        Self::new(Kind::FailAfterWrite(sendable(status)))
    }

    /// The operation runs, and the connection ends in the middle of the answer's body.
    pub fn truncate() -> Self {
        Self::new(Kind::Truncate)
    }

    /// The operation runs, and the answer is 200 with a body that is neither JSON nor UTF-8.
    pub fn garbage() -> Self {
        Self::new(Kind::Garbage)
    }

    /// The operation runs, and the answer stops in the middle of its body until the client goes
    /// away, or for [`Fault::LONGEST`].
    ///
    /// It is a timer of the tokio runtime, which must have its time driver enabled.
    pub fn stall() -> Self {
        Self::new(Kind::Stall)
    }

    /// Sets a header of the answer, if there is one. What HTTP cannot carry is left out, and so
    /// are the headers that say where a body ends.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.extend(settable(name, value));
        self
    }

    /// The `codeType` of the error body of `status` and `fail_after_write`; one that suits the
    /// status otherwise.
    pub fn code_type(mut self, code_type: impl Into<String>) -> Self {
        self.code_type = Some(code_type.into());
        self
    }

    /// The name that the journal, the counts and the HTTP control know the fault by.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self.kind {
            Kind::Pass => "pass",
            Kind::Status(_) => "status",
            Kind::Delay(_) => "delay",
            Kind::ResetBefore => "reset_before",
            Kind::ResetAfter => "reset_after",
            Kind::FailAfterWrite(_) => "fail_after_write",
            Kind::Truncate => "truncate",
            Kind::Garbage => "garbage",
            Kind::Stall => "stall",
        }
    }

    /// The error answer of `status` and `fail_after_write`.
    pub(crate) fn refusal(&self, status: StatusCode) -> Answer {
        let code_type = self.code_type.as_deref().unwrap_or(match status.as_u16() {
            408 | 504 => "DEADLINE_EXCEEDED",
            429 => "RATE_LIMIT_EXCEEDED",
            502 | 503 => "UNAVAILABLE",
            _ => "INTERNAL",
        });
        let body = json!({
            "code": status.as_u16(),
            "codeType": code_type,
            "message": "A fault of the emulator's script.",
            "details": [],
        });
        Answer::json(status, &body)
    }

    /// Puts the headers of the fault over those of the answer.
    pub(crate) fn label(&self, answer: &mut Answer) {
        for (name, value) in &self.headers {
            answer.headers.insert(name, value.clone());
        }
    }
}

/// The answer of `garbage`: announced as JSON, with bytes that no text has.
pub(crate) fn garbage() -> Answer {
    let body: &[u8] = b"<html>\xff\xfe{\"link\": \0 502 Bad Gateway";
    Answer::of_type(StatusCode::OK, "application/json", body)
}

/// A header that a fault may set.
pub(super) fn settable(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = (name.parse().ok()?, value.parse().ok()?);
    (name != CONTENT_LENGTH && name != TRANSFER_ENCODING).then_some((name, value))
}

pub(super) fn is_sendable(status: u16) -> bool {
    (200..=599).contains(&status)
}

fn sendable(status: u16) -> StatusCode {
    Some(status)
        .filter(|status| is_sendable(*status))
        .and_then(|status| StatusCode::from_u16(status).ok())
        .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
