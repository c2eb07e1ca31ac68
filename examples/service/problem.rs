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

    /// It is not the caller's fault.
    pub(crate) const fn unusable() -> Self {
        Self {
            status: StatusCode::BAD_GATEWAY,
            text: "the API cannot be used at the moment; try again later",
            retry_after: None,
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let of_values = matches!(
            error.status(),
            Some(StatusCode::BAD_REQUEST | StatusCode::CONFLICT | StatusCode::UNPROCESSABLE_ENTITY)
        );
        log(&error, of_values || error.is_decode());
        if error.is_rate_limited() {
            return Self {
                status: StatusCode::SERVICE_UNAVAILABLE,
                text: "too much at once; come back later",
                retry_after: error.retry_after().map(|wait| wait.as_secs() + 1),
            };
        }
        if of_values || error.is_invalid_request() {
            return Self::invalid("the API does not take these values");
        }
        // A wrong key among them: it is ours, and nothing that the caller could mend.
        Self::unusable()
    }
}

/// What may quote values, which are a visitor's, is logged without its words.
fn log(error: &Error, may_quote: bool) {
    const EVENT: &str = "the API did not do it";
    if may_quote {
        tracing::warn!(
            kind = ?error.kind(),
            operation = error.operation(),
            status = error.status().map(|status| status.as_u16()),
            code = error.code_type(),
            place = error.json_path(),
            request.id = error.request_id(),
            "{EVENT}"
        );
    } else {
        tracing::warn!(reason = error.explain(), "{EVENT}");
    }
}
