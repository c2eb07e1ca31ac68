//! A sender of webhooks, by the scheme that the services expect unless told otherwise.

use chrono::{TimeDelta, Utc};
use linkbreakers::http::HeaderMap;
use linkbreakers::webhooks::{Key, Keyring, Scheme, Verifier};

pub(super) const SECRET: &str = "the secret of the services";

/// Headers for a delivery that is signed now.
pub(super) fn signed(id: &str, body: &[u8]) -> HeaderMap {
    signed_by(SECRET, id, TimeDelta::zero(), body)
}

pub(super) fn signed_by(secret: &str, id: &str, age: TimeDelta, body: &[u8]) -> HeaderMap {
    let keyring = Keyring::new([Key::secret("sender", secret).unwrap()]).unwrap();
    let verifier = Verifier::new(Scheme::sha256_hex(), keyring).unwrap();
    verifier.sign(Some(id), Utc::now() - age, body).unwrap()
}
