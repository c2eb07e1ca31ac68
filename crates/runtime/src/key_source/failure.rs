//! Why a key source gave no key, without what another library wrote about it.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

/// Why a [`KeySource`](super::KeySource) gave no key.
///
/// Errors of vaults and HTTP clients can hold the key or a token for the vault. So only a text of your
/// own is shown, and a cause of somebody else's is kept out of `Display`, `Debug` and
/// [`source`](StdError::source); [`cause`](Self::cause) gives it to those who ask.
#[derive(Clone)]
pub struct KeySourceError {
    text: Option<Arc<str>>,
    cause: Option<Arc<dyn StdError + Send + Sync>>,
}

impl KeySourceError {
    /// A reason that may be shown. Do not put a key into it.
    #[must_use]
    pub fn new(reason: impl AsRef<str>) -> Self {
        Self {
            text: Some(Arc::from(reason.as_ref())),
            cause: None,
        }
    }

    /// A cause that is kept and not shown.
    #[must_use]
    pub fn hiding(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        match cause.into().downcast::<Self>() {
            Ok(own) => *own,
            Err(foreign) => Self {
                text: None,
                cause: Some(Arc::from(foreign)),
            },
        }
    }

    /// The hidden cause. Look at its kind; do not print it unless you know what it prints.
    #[must_use]
    pub fn cause(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        self.cause.as_deref()
    }
}

impl From<Box<dyn StdError + Send + Sync>> for KeySourceError {
    fn from(cause: Box<dyn StdError + Send + Sync>) -> Self {
        Self::hiding(cause)
    }
}

impl fmt::Display for KeySourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text.as_deref().unwrap_or(
            "its error is not shown, since it may hold a key; KeySourceError::cause gives it",
        ))
    }
}

impl fmt::Debug for KeySourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeySourceError({self})")
    }
}

impl StdError for KeySourceError {}
