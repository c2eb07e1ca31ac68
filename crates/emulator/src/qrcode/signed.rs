//! The key of a workspace, which signs the addresses of images with HMAC-SHA256 (RFC 2104).

use std::fmt;

use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::Engine;
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::ids::IdSource;

/// Random, and the same with the same seed.
#[derive(Clone)]
pub(crate) struct Key(Vec<u8>);

impl Key {
    pub(crate) fn new(ids: &IdSource) -> Self {
        Self([*ids.random_uuid().as_bytes(), *ids.random_uuid().as_bytes()].concat())
    }

    /// As it is saved.
    pub(crate) fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(&self.0)
    }

    /// Out of its saved text.
    pub(crate) fn read(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok().map(Self)
    }

    /// The signature of a path with its query.
    pub(super) fn sign(&self, target: &str) -> String {
        let code = self.code_of(target);
        URL_SAFE_NO_PAD.encode(
            code.map(|code| code.finalize().into_bytes())
                .unwrap_or_default(),
        )
    }

    /// Whether the signature is that of the target, found out in constant time.
    pub(super) fn signed(&self, target: &str, signature: &str) -> bool {
        match (self.code_of(target), URL_SAFE_NO_PAD.decode(signature)) {
            (Some(code), Ok(signature)) => code.verify_slice(&signature).is_ok(),
            _ => false,
        }
    }

    /// HMAC takes keys of any length, so this is always there.
    fn code_of(&self, target: &str) -> Option<Hmac<Sha256>> {
        let mut code = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        code.update(target.as_bytes());
        Some(code)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key([redacted])")
    }
}
