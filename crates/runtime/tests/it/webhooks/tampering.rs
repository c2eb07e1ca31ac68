//! One changed bit anywhere, and the message is refused.

use super::{now, schemes, verifier};
use linkbreakers_runtime::http::{HeaderName, HeaderValue};
use linkbreakers_runtime::webhooks::{Scheme, Verifier};
use proptest::prelude::*;

fn flip(bytes: &[u8], bit: prop::sample::Index) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let bit = bit.index(bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

fn message() -> impl Strategy<Value = (Verifier, String, Vec<u8>)> {
    let scheme = prop::sample::select(schemes().to_vec());
    let body = prop::collection::vec(any::<u8>(), 1..300);
    (scheme, "[!-\\-/-~]{1,40}", body).prop_map(|(scheme, id, body)| (verifier(scheme), id, body))
}

proptest! {
    #[test]
    fn in_the_body(
        (verifier, id, body) in message(),
        bit in any::<prop::sample::Index>(),
    ) {
        let headers = verifier.sign(Some(&id), now(), &body).unwrap();
        prop_assert!(verifier.verify(&headers, &body, now()).is_ok());
        prop_assert!(verifier.verify(&headers, &flip(&body, bit), now()).is_err());
    }

    #[test]
    fn in_a_header(
        (verifier, id, body) in message(),
        which in any::<prop::sample::Index>(),
        bit in any::<prop::sample::Index>(),
    ) {
        let mut headers = verifier.sign(Some(&id), now(), &body).unwrap();
        let names: Vec<HeaderName> = headers.keys().cloned().collect();
        let name = &names[which.index(names.len())];
        // What is no header value at all never reaches a verifier.
        if let Ok(value) = HeaderValue::from_bytes(&flip(headers[name].as_bytes(), bit)) {
            headers.insert(name, value);
            prop_assert!(verifier.verify(&headers, &body, now()).is_err(), "{:?}", headers);
        }
    }

    #[test]
    fn whatever_comes_is_answered(
        values in prop::collection::vec(prop::collection::vec(0x20_u8.., 0..80), 3),
        prefix in "(sha256=|v1,|v1a,|t=1767225600,v1=|)",
        body in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        for scheme in schemes() {
            let verifier = verifier(scheme);
            // Of another body, in case no header is replaced.
            let other = [&body[..], b"!"].concat();
            let mut headers = verifier.sign(Some("1"), now(), &other).unwrap();
            let names: Vec<HeaderName> = headers.keys().cloned().collect();
            for (name, value) in names.iter().zip(&values) {
                let value = [prefix.as_bytes(), value].concat();
                if let Ok(value) = HeaderValue::from_bytes(&value) {
                    headers.insert(name, value);
                }
            }
            prop_assert!(verifier.verify(&headers, &body, now()).is_err());
        }
    }
}

#[test]
fn parts_cannot_be_moved_between_headers() {
    let verifier = verifier(Scheme::sha256_hex());
    let made = verifier.sign(Some("a"), now(), b"1767225600.b").unwrap();
    let mut moved = made.clone();
    moved.insert("x-webhook-id", "a.1767225600".parse().unwrap());
    assert!(verifier.verify(&made, b"1767225600.b", now()).is_ok());
    assert!(verifier.verify(&moved, b"b", now()).is_err());
}
