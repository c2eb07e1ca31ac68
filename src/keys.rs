//! What a key says about itself, so that a wrong one is noticed at the start and not by its 401.
//!
//! The product's documentation calls keys JWTs ([RFC 7519](https://www.rfc-editor.org/rfc/rfc7519))
//! and shows one whose claims name its type and workspace. Such claims are read here, on this machine,
//! without a request. **Nothing is verified**: whoever has a text can put any claims into it, and
//! whether a key is good only the server knows. Keys of another form are not refused; there is only
//! nothing to tell about them.
//!
//! ```
//! use linkbreakers::keys::{self, KeyKind};
//!
//! // {"workspace_id":"1234","type":"publishable","exp":1767225600}
//! let key = "eyJhbGciOiJIUzI1NiJ9.\
//!            eyJ3b3Jrc3BhY2VfaWQiOiIxMjM0IiwidHlwZSI6InB1Ymxpc2hhYmxlIiwiZXhwIjoxNzY3MjI1NjAwfQ.\
//!            c2lnbmF0dXJl";
//! let info = keys::inspect(key);
//! assert_eq!(info.kind(), Some(KeyKind::Publishable));
//! assert_eq!(info.workspace_id(), Some("1234"));
//! let problem = info.check(chrono::Utc::now()).unwrap_err();
//! println!("{problem}");
//! ```

mod claims;
mod problem;

use std::fmt;

use chrono::{DateTime, Utc};
use linkbreakers_runtime::fingerprint;

use crate::apis::configuration::Configuration;
use crate::{Error, ErrorKind};
use claims::Claims;

pub use problem::KeyProblem;

/// What a key may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyKind {
    /// For servers: whatever its scopes allow.
    Secret,
    /// For browsers: it identifies visitors, reads and changes their data, and nothing else.
    Publishable,
}

/// What a key works on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyEnvironment {
    /// Data of a test.
    Test,
    /// Real data.
    Live,
}

/// What a key says about itself, made by [`inspect`]. None of it is verified.
///
/// Neither `Debug` nor `Display` shows the key, a part of it, or its workspace. `Display` gives a
/// line for the log at the start of a service.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyInfo {
    claims: Claims,
    malformed: Option<KeyProblem>,
    fingerprint: String,
}

/// Reads what `key` says about itself.
///
/// It never fails: what cannot be told is `None`, and what is wrong is told by [`KeyInfo::check`]. A
/// key of more than 16 KiB is not looked into.
#[must_use]
pub fn inspect(key: &str) -> KeyInfo {
    let plain = key.trim();
    let read = claims::read(plain);
    KeyInfo {
        malformed: problem::of_form(key).or_else(|| read.clone().err()),
        claims: read.unwrap_or_default(),
        fingerprint: fingerprint("key", plain),
    }
}

impl KeyInfo {
    /// Secret or publishable; `None` when the key does not say.
    #[must_use]
    pub const fn kind(&self) -> Option<KeyKind> {
        self.claims.kind
    }

    /// Test or live; `None` when the key does not say. No source says that keys do.
    #[must_use]
    pub const fn environment(&self) -> Option<KeyEnvironment> {
        self.claims.environment
    }

    /// The id of the workspace; `None` when the key does not say.
    #[must_use]
    pub fn workspace_id(&self) -> Option<&str> {
        self.claims.workspace_id.as_deref()
    }

    /// When the key ends; `None` when the key does not say.
    #[must_use]
    pub const fn expires_at(&self) -> Option<DateTime<Utc>> {
        self.claims.expires_at
    }

    /// Eight hexadecimal digits that tell keys apart in logs, the same in every process.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Whether a server can work with the key at `now`, as far as it can be told without asking.
    ///
    /// A key of a form or kind that is not known here passes.
    ///
    /// # Errors
    ///
    /// The first problem: the key is missing, malformed, publishable, or expired.
    pub fn check(&self, now: DateTime<Utc>) -> Result<(), KeyProblem> {
        if let Some(problem) = &self.malformed {
            return Err(problem.clone());
        }
        if self.kind() == Some(KeyKind::Publishable) {
            return Err(KeyProblem::Publishable);
        }
        match self.expires_at() {
            Some(at) if at <= now => Err(KeyProblem::Expired { at }),
            _ => Ok(()),
        }
    }
}

/// Refuses a key that no server should start with: call it once, before the first request.
///
/// The key is the configuration's own, or the one that its key source gives now; the time is that of
/// the configuration's clock. Nothing is sent.
///
/// ```
/// use linkbreakers::apis::configuration::Configuration;
/// use linkbreakers::keys;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let mut configuration = Configuration::new();
/// configuration.bearer_access_token = Some("Bearer abc".to_owned());
/// let error = keys::require_secret(&configuration).await.unwrap_err();
/// assert!(error.is_configuration());
/// assert!(error.to_string().contains("without the word Bearer"));
/// # }
/// ```
///
/// # Errors
///
/// With [`ErrorKind::Configuration`] when there is no key or [`KeyInfo::check`] finds a problem, which
/// is the error's `source`; with [`ErrorKind::KeySource`] when the source gives none.
pub async fn require_secret(configuration: &Configuration) -> Result<KeyInfo, Error> {
    let refuse = |problem: KeyProblem| {
        Error::of_layer(ErrorKind::Configuration, problem.to_string()).caused_by(problem)
    };
    let Some(key) = configuration.key().await? else {
        return Err(refuse(KeyProblem::Missing));
    };
    let info = inspect(key.expose());
    match info.check(configuration.clock().now()) {
        Ok(()) => Ok(info),
        Err(problem) => Err(refuse(problem)),
    }
}

impl fmt::Debug for KeyInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyInfo")
            .field("fingerprint", &self.fingerprint)
            .field("kind", &self.kind())
            .field("environment", &self.environment())
            .field("expires_at", &self.expires_at())
            .field("malformed", &self.malformed)
            .finish_non_exhaustive()
    }
}

/// `secret live key 5d41402a, expires 2026-01-01T00:00:00Z`
impl fmt::Display for KeyInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind() {
            Some(KeyKind::Secret) => "secret ",
            Some(KeyKind::Publishable) => "publishable ",
            None => "",
        })?;
        f.write_str(match self.environment() {
            Some(KeyEnvironment::Test) => "test ",
            Some(KeyEnvironment::Live) => "live ",
            None => "",
        })?;
        write!(f, "key {}", self.fingerprint)?;
        match self.expires_at() {
            Some(at) => write!(f, ", expires {}", problem::plain(at)),
            None => Ok(()),
        }
    }
}
