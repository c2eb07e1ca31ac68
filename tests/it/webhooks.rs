//! Webhooks from outside: through real servers of both frameworks, and without one.

#[cfg(feature = "actix-web")]
mod actix;
#[cfg(feature = "axum")]
mod axum;
#[cfg(any(feature = "actix-web", feature = "axum"))]
mod cases;
#[cfg(any(feature = "actix-web", feature = "axum"))]
mod desk;
mod direct;
mod emulated;
#[cfg(feature = "tracing")]
mod log;
#[cfg(any(feature = "actix-web", feature = "axum"))]
mod sender;

use chrono::{TimeDelta, Utc};
use linkbreakers::http::HeaderMap;
use linkbreakers::webhooks::{Key, Keyring, Receiver, Scheme, Verifier};

const SECRET: &str = "the secret of this endpoint";
const LAST_SECRET: &str = "the secret of last year";
/// The most bytes of a body.
const LIMIT: usize = 1_024;

fn verifier(keys: impl IntoIterator<Item = Key>) -> Verifier {
    let keyring = Keyring::new(keys).unwrap();
    let verifier = Verifier::new(Scheme::sha256_hex(), keyring).unwrap();
    verifier.with_body_limit(LIMIT)
}

/// A receiver that takes messages of two keys.
fn receiver() -> Receiver {
    Receiver::new(verifier([
        Key::secret("new", SECRET).unwrap(),
        Key::secret("old", LAST_SECRET).unwrap(),
    ]))
}

/// Headers that the first key of [`receiver`] signed just now.
fn signed(id: &str, body: &[u8]) -> HeaderMap {
    signed_by(SECRET, id, TimeDelta::zero(), body)
}

fn signed_by(secret: &str, id: &str, age: TimeDelta, body: &[u8]) -> HeaderMap {
    let verifier = verifier([Key::secret("sender", secret).unwrap()]);
    verifier.sign(Some(id), Utc::now() - age, body).unwrap()
}
