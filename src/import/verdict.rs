//! What an error of one request means for the import.

use crate::{Error, ErrorKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// No request could succeed: the import stops.
    Fatal,
    /// Too early: the same request again, when the server says so.
    Early,
    /// The content of the request was refused; nothing of it was done.
    Refused,
    /// It may have been done.
    Unknown,
    /// It was not done, and trying did not help.
    Failed,
}

impl Verdict {
    pub(super) fn of(error: &Error) -> Self {
        let unusable = matches!(
            error.kind(),
            ErrorKind::Configuration | ErrorKind::InvalidRequest | ErrorKind::KeySource
        );
        if unusable || error.is_quota_used_up() {
            return Self::Fatal;
        }
        if error.is_rate_limited() {
            return Self::Early;
        }
        match error.status().map(|status| status.as_u16()) {
            // About the key, the plan, or requests of this kind, whatever links they carry.
            Some(401 | 402 | 403 | 405 | 406 | 407 | 415 | 426) => Self::Fatal,
            // No error of the API: there is something else at the base URL.
            Some(404) if error.code_type().is_none() => Self::Fatal,
            // The first request with this key is still running.
            Some(409) if error.retry_after().is_some() => Self::Unknown,
            Some(408) => Self::Unknown,
            Some(400..=499) => Self::Refused,
            _ if error.may_have_been_done() => Self::Unknown,
            _ => Self::Failed,
        }
    }
}
