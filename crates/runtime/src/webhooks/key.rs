//! One key with its label: what checks, and perhaps makes, the signatures of one sender.

mod material;

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
#[cfg(feature = "webhooks-ed25519")]
use ed25519_dalek::{SigningKey, VerifyingKey};
use subtle::Choice;
use zeroize::Zeroizing;

use super::envelope::Chunks;
use super::{Encoding, SetupError};
use material::Material;

/// The fewest bytes of a secret: 16, which are 128 bits. A shorter one can be guessed from a single
/// message. [RFC 2104, section 3] recommends 32 for HMAC-SHA256.
///
/// [RFC 2104, section 3]: https://www.rfc-editor.org/rfc/rfc2104#section-3
pub const MIN_SECRET_LEN: usize = 16;

const SECRET_PREFIX: &str = "whsec_";
const PUBLIC_PREFIX: &str = "whpk_";
const SIGNING_PREFIX: &str = "whsk_";

/// How a signature is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Algorithm {
    /// HMAC ([RFC 2104](https://www.rfc-editor.org/rfc/rfc2104)) with SHA-256: 32 bytes, made and
    /// checked with the same secret.
    HmacSha256,
    /// Ed25519 ([RFC 8032](https://www.rfc-editor.org/rfc/rfc8032)): 64 bytes, made with a private
    /// key and checked with a public one. Needs the feature `webhooks-ed25519`.
    Ed25519,
}

impl Algorithm {
    pub(super) const fn signature_len(self) -> usize {
        match self {
            Self::HmacSha256 => 32,
            Self::Ed25519 => 64,
        }
    }
}

/// A key with a label, and perhaps a last moment of its validity.
///
/// `Debug` shows the label and never the key. The memory that holds a secret is set to zero when
/// the last clone goes; what the hash function leaves on the stack during a verification is not.
#[derive(Clone)]
pub struct Key {
    label: Arc<str>,
    material: Arc<Material>,
    not_after: Option<DateTime<Utc>>,
}

impl Key {
    /// A secret for HMAC-SHA256, as the bytes that go into the HMAC.
    ///
    /// ```
    /// use linkbreakers_runtime::webhooks::Key;
    ///
    /// let key = Key::secret("2026-01", "a secret of 28 printed bytes")?;
    /// assert_eq!(key.label(), "2026-01");
    /// assert!(Key::secret("2026-01", "short").is_err());
    /// # Ok::<(), linkbreakers_runtime::webhooks::SetupError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SetupError::SecretTooShort`] below [`MIN_SECRET_LEN`] bytes.
    pub fn secret(label: &str, secret: impl AsRef<[u8]>) -> Result<Self, SetupError> {
        let secret = Zeroizing::new(secret.as_ref().to_vec());
        Self::from_secret(label, secret)
    }

    /// A key as [Standard Webhooks] writes it: `whsec_` and a secret, `whpk_` and a public key for
    /// Ed25519, `whsk_` and a private one, each in base64. Without a prefix it is a secret.
    ///
    /// A private key is the seed of 32 bytes, with or without the public key's 32 bytes after it.
    ///
    /// [Standard Webhooks]: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
    ///
    /// # Errors
    ///
    /// [`SetupError::MalformedKey`], [`SetupError::SecretTooShort`], and
    /// [`SetupError::UnsupportedKey`] for Ed25519 without the feature `webhooks-ed25519`.
    pub fn standard(label: &str, text: &str) -> Result<Self, SetupError> {
        let text = text.trim();
        let decode = |text| {
            let bytes = Encoding::Base64.decode(text).map(Zeroizing::new);
            bytes.ok_or_else(|| malformed(label))
        };
        if let Some(public) = text.strip_prefix(PUBLIC_PREFIX) {
            return Self::ed25519_public(label, &decode(public)?);
        }
        if let Some(private) = text.strip_prefix(SIGNING_PREFIX) {
            return Self::ed25519_private(label, &decode(private)?);
        }
        let secret = text.strip_prefix(SECRET_PREFIX).unwrap_or(text);
        Self::from_secret(label, decode(secret)?)
    }

    /// The last moment at which the key is valid. For a rotation give the old key one, and add the
    /// new key: both are accepted until then.
    #[must_use]
    pub fn not_after(mut self, moment: DateTime<Utc>) -> Self {
        self.not_after = Some(moment);
        self
    }

    /// The name by which the receiver knows the key.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// What the key's signatures are made with.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        self.material.algorithm()
    }

    /// Whether the key is valid at `moment`.
    #[must_use]
    pub fn is_valid_at(&self, moment: DateTime<Utc>) -> bool {
        self.not_after.map_or(true, |last| moment <= last)
    }

    pub(super) fn shared_label(&self) -> Arc<str> {
        Arc::clone(&self.label)
    }

    fn new(label: &str, material: Material) -> Self {
        Self {
            label: label.into(),
            material: Arc::new(material),
            not_after: None,
        }
    }

    fn from_secret(label: &str, secret: Zeroizing<Vec<u8>>) -> Result<Self, SetupError> {
        if secret.len() < MIN_SECRET_LEN {
            return Err(SetupError::SecretTooShort {
                label: label.to_owned(),
            });
        }
        Ok(Self::new(label, Material::Secret(secret)))
    }

    #[cfg(feature = "webhooks-ed25519")]
    fn ed25519_public(label: &str, bytes: &[u8]) -> Result<Self, SetupError> {
        let key = VerifyingKey::try_from(bytes).map_err(|_| malformed(label))?;
        if key.is_weak() {
            // With a point of small order one signature fits many messages.
            return Err(malformed(label));
        }
        Ok(Self::new(label, Material::Public(key)))
    }

    #[cfg(feature = "webhooks-ed25519")]
    fn ed25519_private(label: &str, bytes: &[u8]) -> Result<Self, SetupError> {
        let key = match <&[u8; 64]>::try_from(bytes) {
            Ok(pair) => SigningKey::from_keypair_bytes(pair),
            Err(_) => SigningKey::try_from(bytes),
        };
        let key = key.map_err(|_| malformed(label))?;
        Ok(Self::new(label, Material::Pair(Box::new(key))))
    }

    #[cfg(not(feature = "webhooks-ed25519"))]
    fn ed25519_public(label: &str, _: &[u8]) -> Result<Self, SetupError> {
        Err(SetupError::UnsupportedKey {
            label: label.to_owned(),
        })
    }

    #[cfg(not(feature = "webhooks-ed25519"))]
    fn ed25519_private(label: &str, bytes: &[u8]) -> Result<Self, SetupError> {
        Self::ed25519_public(label, bytes)
    }

    /// Whether the key made one of `signatures`, all of which are looked at.
    pub(super) fn made_any(&self, signatures: &[&[u8]], content: &Chunks<'_>) -> Choice {
        self.material.made_any(signatures, content)
    }

    /// The signature of `content`, unless the key can only check.
    pub(super) fn sign(&self, content: &Chunks<'_>) -> Option<Vec<u8>> {
        self.material.sign(content)
    }
}

fn malformed(label: &str) -> SetupError {
    SetupError::MalformedKey {
        label: label.to_owned(),
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Key")
            .field("label", &self.label)
            .field("algorithm", &self.algorithm())
            .field("not_after", &self.not_after)
            .finish_non_exhaustive()
    }
}
