//! What is wrong with a key, in words that say what to do.

use std::error::Error;
use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};

/// Why a server should not start with a key. Its text does not hold the key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyProblem {
    /// There is no key, or an empty one.
    Missing,
    /// It cannot be a key, whatever form keys have: with what is wrong.
    Malformed(&'static str),
    /// It is for browsers.
    Publishable,
    /// Its time is over.
    Expired {
        /// When it ended.
        at: DateTime<Utc>,
    },
}

/// What is wrong with `key` as a bearer token
/// ([RFC 6750, section 2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)).
pub(super) fn of_form(key: &str) -> Option<KeyProblem> {
    let plain = key.trim();
    if plain.is_empty() {
        return Some(KeyProblem::Missing);
    }
    let is_quote = |mark: char| matches!(mark, '"' | '\'' | '`' | '“' | '”' | '„');
    let is_bearer = |word: &str| word.eq_ignore_ascii_case("bearer");
    let reason = if plain.len() != key.len() {
        "has white space around it; remove it, line breaks too"
    } else if key.starts_with(is_quote) || key.ends_with(is_quote) {
        "is in quotation marks; set it without them"
    } else if plain.split_whitespace().next().is_some_and(is_bearer) {
        "is a whole header; set the key alone, without the word Bearer"
    } else if !key.bytes().all(is_of_token) {
        "holds a character that no key has, such as a space; copy it again"
    } else {
        return None;
    };
    Some(KeyProblem::Malformed(reason))
}

fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~+/=".contains(&byte)
}

/// A time for people and logs alike.
pub(super) fn plain(time: DateTime<Utc>) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}

impl fmt::Display for KeyProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str(
                "there is no key; set LINKBREAKERS_SECRET_KEY to a secret key of your workspace",
            ),
            Self::Malformed(reason) => write!(f, "the key {reason}"),
            Self::Publishable => f.write_str(
                "the key is publishable, which is for browsers; a server needs a secret key",
            ),
            Self::Expired { at } => write!(
                f,
                "the key expired at {}; create another one in the dashboard",
                plain(*at)
            ),
        }
    }
}

impl Error for KeyProblem {}
