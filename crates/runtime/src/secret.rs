//! A key in memory: it prints as a fingerprint, and has to be asked for by name.

use std::fmt;
use std::sync::Arc;

use crate::redact::fingerprint;

/// A key. Clones share the text.
///
/// ```
/// use linkbreakers_runtime::key_source::Secret;
///
/// let key = Secret::new("the key\n");
/// assert_eq!(key.expose(), "the key");
/// assert!(!format!("{key:?}").contains("the key"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Arc<str>);

impl Secret {
    /// The key in `text`, without white space around it: files often end in a line break.
    #[must_use]
    pub fn new(text: impl AsRef<str>) -> Self {
        Self::verbatim(text.as_ref().trim())
    }

    pub(crate) fn verbatim(text: &str) -> Self {
        Self(Arc::from(text))
    }

    /// The key itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Eight hexadecimal digits that tell keys apart in logs, the same in every process.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint("key", &self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Secret({}…)", self.fingerprint())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}
