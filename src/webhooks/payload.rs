//! What becomes of a body once it is verified: a type of yours, an event, or its bytes as they are.

use std::error::Error as StdError;
use std::fmt;

use serde::de::DeserializeOwned;

use crate::bytes::Bytes;

/// What a verified body can be read as.
///
/// Any [`DeserializeOwned`] is read as JSON. Implement it for a type of yours that is not JSON:
///
/// ```
/// use linkbreakers::bytes::Bytes;
/// use linkbreakers::webhooks::{Payload, PayloadError};
///
/// struct Lines(Vec<String>);
///
/// impl Payload for Lines {
///     fn from_body(body: &Bytes) -> Result<Self, PayloadError> {
///         let text = std::str::from_utf8(body).map_err(PayloadError::new)?;
///         Ok(Self(text.lines().map(str::to_owned).collect()))
///     }
/// }
/// ```
pub trait Payload: Sized {
    /// Reads the body. It comes from a sender that holds the key, and is within the verifier's limit.
    ///
    /// # Errors
    ///
    /// When the body is no `Self`. The sender is answered 400.
    fn from_body(body: &Bytes) -> Result<Self, PayloadError>;
}

impl<T: DeserializeOwned> Payload for T {
    fn from_body(body: &Bytes) -> Result<Self, PayloadError> {
        serde_json::from_slice(body).map_err(PayloadError::new)
    }
}

/// The bytes of a body, whatever they are.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Raw(pub Bytes);

impl Payload for Raw {
    fn from_body(body: &Bytes) -> Result<Self, PayloadError> {
        Ok(Self(body.clone()))
    }
}

/// The length only: a body can hold personal data.
impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raw({} bytes)", self.0.len())
    }
}

/// Why a verified body cannot be read.
///
/// `Display` and `Debug` say where, and nothing of what stands there.
pub struct PayloadError(Box<dyn StdError + Send + Sync>);

impl PayloadError {
    /// An error with this reason.
    #[must_use]
    pub fn new(reason: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(reason.into())
    }

    /// The reason, which can quote the body. It is not the [`source`](StdError::source) of this
    /// error, so that no log has it by accident.
    #[must_use]
    pub fn reason(&self) -> &(dyn StdError + Send + Sync + 'static) {
        &*self.0
    }
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the verified body cannot be read")?;
        match self.0.downcast_ref::<serde_json::Error>() {
            Some(error) if error.line() > 0 => {
                write!(f, " at line {}, column {}", error.line(), error.column())
            }
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PayloadError({self})")
    }
}

impl StdError for PayloadError {}
