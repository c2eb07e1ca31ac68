//! Who is calling: the bearer token is compared here and goes nowhere else.

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::IpAddr;

use http::header::{HeaderMap, AUTHORIZATION};
use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::error::ApiError;

/// The token that the emulator accepts; `None` inside accepts any.
pub(crate) struct Gate(Option<String>);

/// What requests are counted and keys are kept by. A token is present as a hash only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub(crate) enum Caller {
    /// A caller with an accepted token.
    Token(u64),
    /// A caller without, known by its address.
    Client(IpAddr),
}

impl Gate {
    pub(crate) fn new(token: Option<String>) -> Self {
        Self(token)
    }

    /// Tells the caller of a request; a refused token counts as none.
    pub(crate) fn caller(&self, headers: &HeaderMap, client: IpAddr) -> Caller {
        match bearer(headers) {
            Some(token) if self.0.as_deref().is_none_or(|expected| expected == token) => {
                let mut hasher = DefaultHasher::new();
                token.hash(&mut hasher);
                Caller::Token(hasher.finish())
            }
            _ => Caller::Client(client),
        }
    }
}

impl Caller {
    /// Lets callers with a token pass.
    pub(crate) fn authorise(self) -> Result<(), ApiError> {
        match self {
            Self::Token(_) => Ok(()),
            Self::Client(_) => Err(ApiError::new(
                StatusCode::UNAUTHORIZED,
                "UNAUTHENTICATED",
                "Send a workspace token as `Authorization: Bearer <token>`.",
            )),
        }
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gate")
            .field("restricted", &self.0.is_some())
            .finish()
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}
