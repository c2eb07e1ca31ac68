//! The name of a write, so that a server can tell a repeated request from a new one.

use std::fmt;

use uuid::Uuid;

use crate::error::Error;

/// The root of all derived keys and identifiers: changing it would break replays.
const NAMESPACE: Uuid = Uuid::from_u128(0x6c69_6e6b_6272_4b65_8472_732e_6b65_7973);

/// A key that names one write: 1 to 255 visible ASCII characters.
///
/// A server that has answered a request under a key gives the same answer to the next request
/// with that key instead of doing the work again
/// (draft-ietf-httpapi-idempotency-key-header). The runtime makes a random key for each write
/// that takes one; give your own to make a request the same over restarts of your program.
///
/// ```
/// use linkbreakers_runtime::IdempotencyKey;
///
/// let key = IdempotencyKey::new("order-4711/link")?;
/// assert_eq!(key.as_str(), "order-4711/link");
/// assert!(IdempotencyKey::new("").is_err());
/// # Ok::<(), linkbreakers_runtime::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The longest key that servers take, in bytes.
    pub const MAX_LENGTH: usize = 255;

    /// A key of your own.
    ///
    /// # Errors
    ///
    /// When the text is empty, longer than 255 bytes, or holds anything but visible ASCII
    /// (`!` to `~`).
    pub fn new(key: impl Into<String>) -> Result<Self, Error> {
        let key = key.into();
        if key.is_empty() || key.len() > Self::MAX_LENGTH {
            return Err(Error::invalid_request(format!(
                "an idempotency key has 1 to {} characters, this one has {}",
                Self::MAX_LENGTH,
                key.len()
            )));
        }
        if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Error::invalid_request(
                "an idempotency key holds visible ASCII characters only, no spaces",
            ));
        }
        Ok(Self(key))
    }

    /// A new random key, a UUID of version 4 (RFC 9562).
    #[must_use]
    pub fn random() -> Self {
        Self(Uuid::new_v4().to_string())
    }

    /// The same key for the same parts, in every process and after every restart.
    ///
    /// `namespace` keeps the keys of one purpose apart from those of another; `parts` name the
    /// write, such as the number of an order. It is a UUID of version 5 (RFC 9562) over all of
    /// them, each with its length, so that `["ab", "c"]` and `["a", "bc"]` differ.
    ///
    /// ```
    /// use linkbreakers_runtime::IdempotencyKey;
    ///
    /// let key = IdempotencyKey::derive("order links", ["4711"]);
    /// assert_eq!(key, IdempotencyKey::derive("order links", ["4711"]));
    /// assert_ne!(key, IdempotencyKey::derive("order links", ["4712"]));
    /// assert_eq!(key.as_str(), "17f4b6e6-4d52-5700-9875-72afff44a1df");
    /// ```
    #[must_use]
    pub fn derive<P: AsRef<[u8]>>(namespace: &str, parts: impl IntoIterator<Item = P>) -> Self {
        let mut name = Vec::new();
        for part in parts {
            let part = part.as_ref();
            name.extend_from_slice(&(part.len() as u64).to_be_bytes());
            name.extend_from_slice(part);
        }
        let namespace = Uuid::new_v5(&NAMESPACE, namespace.as_bytes());
        Self(Uuid::new_v5(&namespace, &name).to_string())
    }

    /// The identifier of what is created under this key, if the client makes it: a UUID of
    /// version 5, the same for the same key.
    pub(crate) fn resource_id(&self) -> String {
        Uuid::new_v5(&NAMESPACE, self.0.as_bytes()).to_string()
    }

    /// The key as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::IdempotencyKey;

    #[test]
    fn keys_are_bounded_visible_ascii() {
        for good in ["a", "order-4711/link", &"k".repeat(255)] {
            assert!(IdempotencyKey::new(good).is_ok(), "{good}");
        }
        for bad in ["", "a b", "a\n", "schlüssel", &"k".repeat(256)] {
            assert!(IdempotencyKey::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn random_keys_differ_and_are_valid() {
        let (one, other) = (IdempotencyKey::random(), IdempotencyKey::random());
        assert_ne!(one, other);
        assert!(IdempotencyKey::new(one.as_str()).is_ok());
    }
}
