//! Tokens that an emulator is told to accept, and what each of them may do.

use std::fmt;

/// A token to accept; see [`EmulatorBuilder::access_token`](crate::EmulatorBuilder::access_token).
///
/// ```
/// use linkbreakers_emulator::AccessToken;
///
/// let reader = AccessToken::secret("reader").scopes(["links:read", "visitors:read"]);
/// let browser = AccessToken::publishable("browser");
/// // Neither shows the token.
/// assert!(!format!("{reader:?} {browser:?}").contains("\"browser\""));
/// ```
#[derive(Clone)]
#[must_use]
pub struct AccessToken {
    pub(super) text: String,
    pub(super) kind: Kind,
    pub(super) scopes: Vec<String>,
}

/// Whose a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Secret,
    Publishable,
    Session,
}

impl AccessToken {
    fn new(text: impl Into<String>, kind: Kind) -> Self {
        Self {
            text: text.into(),
            kind,
            scopes: Vec::new(),
        }
    }

    /// A workspace token of servers. It may do everything unless it is given
    /// [`scopes`](Self::scopes).
    pub fn secret(token: impl Into<String>) -> Self {
        Self::new(token, Kind::Secret)
    }

    /// A workspace token of browsers: it identifies visitors, reads and changes their data, and
    /// does nothing else.
    pub fn publishable(token: impl Into<String>) -> Self {
        Self::new(token, Kind::Publishable)
    }

    /// A token of a dashboard session or of OAuth: like a secret one, with a rate limit of its own.
    pub fn session(token: impl Into<String>) -> Self {
        Self::new(token, Kind::Session)
    }

    /// Narrows the token to these scopes, added to those it has. `links:write` includes
    /// `links:read`.
    ///
    /// Each is `:read` or `:write` of a resource that the API document has a scope for; the start
    /// of the emulator fails with any other name, and with scopes of a publishable token, which
    /// takes none.
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes.extend(scopes.into_iter().map(Into::into));
        self
    }
}

impl fmt::Debug for AccessToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AccessToken")
            .field("kind", &self.kind)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
