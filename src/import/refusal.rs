//! Why a link was refused, in a form that a journal can keep.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Error;

/// Who refused a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum RefusedBy {
    /// The check before the sending. Nothing was sent for this link.
    Check,
    /// The server.
    Server,
}

/// Why a link was refused.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Refusal {
    /// Who refused it.
    pub by: RefusedBy,
    /// What is wrong, in the server's words where it was the server.
    pub message: String,
    /// The server's code for the reason, such as `INVALID_ARGUMENT`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_type: Option<String>,
    /// The HTTP status of the server's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The server's details of the reason; empty when it gave none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Value>,
    /// The server's name for the request, to quote to its support.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
}

impl Refusal {
    /// The check found a mistake.
    pub(super) fn checked(message: String) -> Self {
        Self {
            by: RefusedBy::Check,
            message,
            code_type: None,
            status: None,
            details: Vec::new(),
            request_id: None,
        }
    }
}

impl From<&Error> for Refusal {
    fn from(error: &Error) -> Self {
        Self {
            by: RefusedBy::Server,
            message: error.message().to_owned(),
            code_type: error.code_type().map(str::to_owned),
            status: error.status().map(|status| status.as_u16()),
            details: error.details().to_vec(),
            request_id: error.request_id().map(str::to_owned),
        }
    }
}

/// `409 (SHORTLINK_ALREADY_EXISTS): message`
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.status, &self.code_type) {
            (Some(status), Some(code)) => write!(f, "{status} ({code}): ")?,
            (Some(status), None) => write!(f, "{status}: ")?,
            (None, _) => {}
        }
        f.write_str(&self.message)
    }
}
