//! What a caller learns of a failure: little. The log has the rest.

use linkbreakers::http::StatusCode;
use linkbreakers::Error;

/// An answer that is no success, as plain text.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) status: StatusCode,
    pub(crate) text: &'static str,
    /// For the header `Retry-After`, in seconds.
    pub(crate) retry_after: Option<u64>,
}

impl Problem {
    /// The caller has to send something else.
    pub(crate) const fn invalid(text: &'static str) -> Self {
        Self {
            status: StatusCode::UNPROCESSABLE_ENTITY,
            text,
            retry_after: None,
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        tracing::warn!(reason = error.explain(), "the API did not do it");
        if error.is_rate_limited() {
            return Self {
                status: StatusCode::SERVICE_UNAVAILABLE,
                text: "too much at once; come back later",
                retry_after: error.retry_after().map(|wait| wait.as_secs() + 1),
            };
        }
        match error.status() {
            Some(
                StatusCode::BAD_REQUEST | StatusCode::CONFLICT | StatusCode::UNPROCESSABLE_ENTITY,
            ) => Self::invalid("the API does not take these values"),
            _ if error.is_invalid_request() => Self::invalid("the API does not take these values"),
            // A wrong key among them: it is ours, and nothing that the caller could mend.
            _ => Self {
                status: StatusCode::BAD_GATEWAY,
                text: "the API cannot be used at the moment; try again later",
                retry_after: None,
            },
        }
    }
}
