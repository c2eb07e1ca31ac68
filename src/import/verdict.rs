//! What an error of one request means for the import.

use crate::{Error, ErrorKind};

/// Codes of the workspace or the key, whatever links are sent, with any status.
const OF_THE_WORKSPACE: [&str; 2] = ["WORKSPACE_UNVERIFIED", "MFA_REQUIRED"];

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
        let code = error.code_type();
        match error.status().map(|status| status.as_u16()) {
            // About the key, the plan, or requests of this kind, whatever links they carry.
            Some(401..=403 | 405..=407 | 411 | 415 | 417 | 421 | 425 | 426 | 431) => Self::Fatal,
            Some(400..=499) if code.is_some_and(|code| OF_THE_WORKSPACE.contains(&code)) => {
                Self::Fatal
            }
            // The first request with this key is still running.
            Some(409) if error.retry_after().is_some() => Self::Unknown,
            Some(408) => Self::Unknown,
            // A proxy may take less than the API does: a smaller part can pass.
            Some(413) => Self::Refused,
            // No error of the API: a proxy, or something else at the base URL.
            Some(400..=499) if code.is_none() => Self::Fatal,
            Some(400..=499) => Self::Refused,
            _ if error.may_have_been_done() => Self::Unknown,
            _ => Self::Failed,
        }
    }
}
