//! What is known of a message once its signature has passed.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use super::encoding::hex;
use super::envelope::Chunks;

/// A message whose signature and time are right.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Verified {
    pub(super) id: Option<String>,
    pub(super) timestamp: Option<DateTime<Utc>>,
    pub(super) key_label: Arc<str>,
    pub(super) delivery_id: DeliveryId,
}

impl Verified {
    /// The identifier that the sender gave the message, if the scheme has one. It was signed.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// When the sender signed the message, if the scheme says so.
    #[must_use]
    pub fn timestamp(&self) -> Option<DateTime<Utc>> {
        self.timestamp
    }

    /// The label of the key that made the signature; the first in the order of the keyring, if
    /// several did.
    #[must_use]
    pub fn key_label(&self) -> &str {
        &self.key_label
    }

    /// What replay protection goes by.
    #[must_use]
    pub fn delivery_id(&self) -> DeliveryId {
        self.delivery_id
    }
}

/// What tells one delivery from another: a hash, so that a store keeps 32 bytes of any of them and
/// nothing personal.
///
/// It is the SHA-256 of the identifier that the sender gave the message. A sender repeats a message
/// under the same identifier, so a repetition is seen as one.
///
/// In a scheme without identifiers it is the SHA-256 of the signed content, which is the body, and
/// the timestamp if there is one. The signature would not do: where a message carries one for each
/// of two keys, a copy without the first would count as new. A repetition by the sender with a
/// new timestamp is another delivery then, and without a timestamp two messages with equal bodies
/// are the same one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeliveryId([u8; 32]);

impl DeliveryId {
    pub(super) fn of(id: Option<&str>, content: &Chunks<'_>) -> Self {
        let mut hasher = Sha256::new();
        match id {
            Some(id) => {
                hasher.update(b"id\0");
                hasher.update(id);
            }
            None => {
                hasher.update(b"content\0");
                content.each(|chunk| hasher.update(chunk));
            }
        }
        Self(hasher.finalize().into())
    }

    /// The delivery within `namespace`, for a store that several senders share.
    #[must_use]
    pub fn within(self, namespace: &str) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"namespace\0");
        hasher.update(self.0);
        hasher.update(namespace);
        Self(hasher.finalize().into())
    }

    /// The hash.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// 64 hexadecimal digits, for the keys of a store.
impl fmt::Display for DeliveryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for DeliveryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeliveryId({self})")
    }
}
