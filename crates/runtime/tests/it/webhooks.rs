//! Verification of webhooks: messages as a receiver sees them, on a clock that a test moves.

mod claims;
mod deliveries;
#[cfg(feature = "webhooks-ed25519")]
mod ed25519;
mod malformed;
mod own_schemes;
mod rotation;
mod secrecy;
mod tampering;
mod tolerance;
mod vectors;

use chrono::{DateTime, TimeZone as _, Utc};
use linkbreakers_runtime::http::{HeaderMap, HeaderName, HeaderValue};
use linkbreakers_runtime::webhooks::{Encoding, Key, Keyring, Scheme, Verifier};

const SECRET: &str = "documented-secret-0123456789";
const BODY: &[u8] = br#"{"event":"visit"}"#;

/// 2026-01-01T00:00:00Z, which is 1767225600.
fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).unwrap()
}

fn verifier(scheme: Scheme) -> Verifier {
    let key = Key::secret("main", SECRET).unwrap();
    Verifier::new(scheme, Keyring::new([key]).unwrap()).unwrap()
}

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let pair = |(name, value): &(&'static str, &str)| {
        let value = HeaderValue::from_bytes(value.as_bytes()).unwrap();
        (HeaderName::from_static(name), value)
    };
    pairs.iter().map(pair).collect()
}

fn sig() -> HeaderName {
    HeaderName::from_static("x-sig")
}

/// The four schemes that are ready.
fn schemes() -> [Scheme; 4] {
    [
        Scheme::sha256_hex(),
        Scheme::standard(),
        Scheme::timestamped(sig()),
        Scheme::body_only(sig(), "sha256=", Encoding::Hex),
    ]
}
