//! Signatures of deliveries: the documented scheme and, beside it on demand, Standard Webhooks.

use std::fmt;

use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use base64::engine::DecodePaddingMode;
use base64::{alphabet, Engine};
use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac};
use sha2::Sha256;

/// The secret of an emulator that is given no other. It protects nothing: everybody can read it.
pub(crate) const DEVELOPMENT_SECRET: &str = "linkbreakers-emulator-webhook-secret";
/// What secrets of Standard Webhooks begin with; base64 follows.
const STANDARD_PREFIX: &str = "whsec_";
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Signs deliveries.
pub(crate) struct Signer {
    secret: String,
    standard_secret: String,
    documented: Hmac<Sha256>,
    /// `None` unless these headers are sent, too.
    standard: Option<Hmac<Sha256>>,
}

impl Signer {
    /// Takes the text of a secret. The documented scheme uses its bytes as they are. For Standard
    /// Webhooks, what follows `whsec_` is decoded, and any other text is used as it is.
    ///
    /// # Errors
    /// Says, without the secret, why it can be none.
    pub(crate) fn new(secret: String, standard: bool) -> Result<Self, &'static str> {
        if secret.trim().is_empty() {
            return Err("the webhook secret is empty");
        }
        let key = match secret.strip_prefix(STANDARD_PREFIX) {
            None => secret.as_bytes().to_vec(),
            Some(encoded) => match LENIENT.decode(encoded) {
                Ok(key) if !key.is_empty() => key,
                _ => return Err("the webhook secret is not base64 after `whsec_`"),
            },
        };
        let keyed = |key: &[u8]| {
            Hmac::new_from_slice(key).map_err(|_| "the webhook secret cannot be a key")
        };
        Ok(Self {
            standard_secret: format!("{STANDARD_PREFIX}{}", STANDARD.encode(&key)),
            documented: keyed(secret.as_bytes())?,
            standard: standard.then(|| keyed(&key)).transpose()?,
            secret,
        })
    }

    /// The secret as it was given.
    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }

    /// The secret as libraries for Standard Webhooks take it.
    pub(crate) fn standard_secret(&self) -> &str {
        &self.standard_secret
    }

    /// Whether the headers of Standard Webhooks are sent, too.
    pub(crate) fn is_standard(&self) -> bool {
        self.standard.is_some()
    }

    /// The headers that go with a body, names in lower case.
    pub(super) fn headers(
        &self,
        id: &str,
        at: DateTime<Utc>,
        body: &str,
    ) -> Vec<(&'static str, String)> {
        let timestamp = at.timestamp().to_string();
        // Both schemes sign the same: `{id}.{timestamp}.{body}`.
        let sign = |keyed: &Hmac<Sha256>| {
            let mut mac = keyed.clone();
            for part in [id, ".", &timestamp, ".", body] {
                mac.update(part.as_bytes());
            }
            mac.finalize().into_bytes()
        };
        let hex: String = sign(&self.documented)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let mut headers = vec![
            ("x-webhook-id", id.to_owned()),
            ("x-webhook-timestamp", timestamp.clone()),
            ("x-webhook-signature", format!("sha256={hex}")),
        ];
        if let Some(standard) = &self.standard {
            let signature = format!("v1,{}", STANDARD.encode(sign(standard)));
            headers.extend([
                ("webhook-id", id.to_owned()),
                ("webhook-timestamp", timestamp),
                ("webhook-signature", signature),
            ]);
        }
        headers
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer")
            .field("secret", &"[redacted]")
            .field("standard", &self.is_standard())
            .finish()
    }
}

#[cfg(test)]
mod tests;
