//! What is printed shows no secret, no signature and no value of a header.

use super::{now, BODY};
use crate::support::CANARY;
use linkbreakers_runtime::http::HeaderValue;
use linkbreakers_runtime::webhooks::{
    Delivery, Key, Keyring, MemoryReplayStore, Receiver, Refused, ReplayStore, Scheme, Verified,
    Verifier, VerifyError,
};

fn receiver() -> Receiver {
    let key = Key::secret("main", format!("{CANARY}-long-enough")).unwrap();
    Receiver::new(Verifier::new(Scheme::sha256_hex(), Keyring::new([key]).unwrap()).unwrap())
}

#[test]
fn debug_has_no_secret() {
    let secret = format!("{CANARY}-long-enough");
    let bytes = format!("{:?}", secret.as_bytes());
    let key = Key::secret("main", &secret).unwrap();
    let keyring = Keyring::new([key.clone()]).unwrap();
    for printed in [
        format!("{key:?}"),
        format!("{keyring:#?}"),
        format!("{:?}", receiver()),
        format!("{:?}", receiver().verifier()),
        format!(
            "{:?}",
            Key::secret(&secret[..4], "canary-7d1f").unwrap_err()
        ),
        format!(
            "{:?}",
            Key::standard("main", "whsec_canary-7d1f").unwrap_err()
        ),
        Key::standard("main", "whsec_canary-7d1f")
            .unwrap_err()
            .to_string(),
    ] {
        assert!(!printed.contains(CANARY), "{printed}");
        assert!(
            !printed.contains(bytes.trim_matches(['[', ']'])),
            "{printed}"
        );
    }
    assert!(format!("{key:?}").contains("main"));
}

#[test]
fn errors_have_no_values() {
    let receiver = receiver();
    let headers = receiver.verifier().sign(Some("1"), now(), BODY).unwrap();
    let right = headers["x-webhook-signature"].to_str().unwrap();
    for name in ["x-webhook-id", "x-webhook-timestamp", "x-webhook-signature"] {
        for value in [
            "canary-7d1f",
            "canary-7d1f\u{e9}",
            "sha256=canary-7d1f",
            &"canary-7d1f".repeat(999),
        ] {
            let mut headers = headers.clone();
            headers.insert(name, HeaderValue::from_bytes(value.as_bytes()).unwrap());
            let error = receiver
                .verifier()
                .verify(&headers, BODY, now())
                .unwrap_err();
            for printed in [error.to_string(), format!("{error:?}")] {
                assert!(!printed.contains(CANARY), "{printed}");
                assert!(!printed.contains(&right[7..]), "{printed}");
            }
        }
    }
}

#[test]
fn types_can_be_shared() {
    fn shared<T: Send + Sync + 'static>() {}
    fn sendable<T: Send>(_: &T) {}
    shared::<Verifier>();
    shared::<Receiver>();
    shared::<Delivery>();
    shared::<Verified>();
    shared::<Refused>();
    shared::<VerifyError>();
    shared::<MemoryReplayStore>();
    shared::<Box<dyn ReplayStore>>();
    let (receiver, headers) = (receiver(), linkbreakers_runtime::http::HeaderMap::new());
    sendable(&receiver.verify_and_claim(&headers, BODY));
}
