//! What a key is made of, and the arithmetic of signatures.

#[cfg(feature = "webhooks-ed25519")]
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use subtle::{Choice, ConstantTimeEq as _};
use zeroize::Zeroizing;

use super::super::envelope::Chunks;
use super::Algorithm;

pub(super) enum Material {
    Secret(Zeroizing<Vec<u8>>),
    #[cfg(feature = "webhooks-ed25519")]
    Public(VerifyingKey),
    #[cfg(feature = "webhooks-ed25519")]
    Pair(Box<SigningKey>),
}

impl Material {
    pub(super) fn algorithm(&self) -> Algorithm {
        match self {
            Self::Secret(_) => Algorithm::HmacSha256,
            #[cfg(feature = "webhooks-ed25519")]
            Self::Public(_) | Self::Pair(_) => Algorithm::Ed25519,
        }
    }

    /// Whether one of `signatures` was made with this, all of which are looked at.
    pub(super) fn made_any(&self, signatures: &[&[u8]], content: &Chunks<'_>) -> Choice {
        let mut any = Choice::from(0);
        match self {
            Self::Secret(secret) => {
                let Some(mac) = mac(secret, content) else {
                    return any;
                };
                for signature in signatures {
                    any |= mac.as_slice().ct_eq(signature);
                }
            }
            #[cfg(feature = "webhooks-ed25519")]
            Self::Public(key) => any |= verified(key, signatures, content),
            #[cfg(feature = "webhooks-ed25519")]
            Self::Pair(pair) => any |= verified(&pair.verifying_key(), signatures, content),
        }
        any
    }

    /// The signature of `content`, unless this can only check.
    pub(super) fn sign(&self, content: &Chunks<'_>) -> Option<Vec<u8>> {
        match self {
            Self::Secret(secret) => mac(secret, content),
            #[cfg(feature = "webhooks-ed25519")]
            Self::Public(_) => None,
            #[cfg(feature = "webhooks-ed25519")]
            Self::Pair(pair) => Some(pair.sign(&content.joined()).to_bytes().to_vec()),
        }
    }
}

fn mac(secret: &[u8], content: &Chunks<'_>) -> Option<Vec<u8>> {
    // HMAC takes keys of any length, so there is always one.
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
    content.each(|chunk| mac.update(chunk));
    Some(mac.finalize().into_bytes().to_vec())
}

/// There is no secret in a public key, so the time may depend on what is checked.
#[cfg(feature = "webhooks-ed25519")]
fn verified(key: &VerifyingKey, signatures: &[&[u8]], content: &Chunks<'_>) -> Choice {
    let message = content.joined();
    let good = signatures.iter().any(|signature| {
        Signature::from_slice(signature)
            .is_ok_and(|signature| key.verify_strict(&message, &signature).is_ok())
    });
    Choice::from(u8::from(good))
}
