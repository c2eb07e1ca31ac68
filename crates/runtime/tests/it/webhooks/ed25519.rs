//! Ed25519 signatures of Standard Webhooks, by keys that can sign and keys that can only check.
//!
//! The signature of the first test stands in the tests of the specification's library for Go.

use super::{headers, now, BODY, SECRET};
use chrono::{TimeZone as _, Utc};
use linkbreakers_runtime::webhooks::{
    Key, Keyring, Scheme, SetupError, SignError, Verifier, VerifyError,
};

/// A seed of 32 bytes.
const PRIVATE: &str = "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=";
const PUBLIC: &str = "whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=";
/// The seed and the public key after it.
const PAIR: &str =
    "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTllmU3h6Dt1JKqLSahf2FBSTeius6i4rdBVBKUlrbjxz+A==";

fn verifier(keys: &[Key]) -> Verifier {
    Verifier::new(Scheme::standard(), Keyring::new(keys.to_vec()).unwrap()).unwrap()
}

fn key(text: &str) -> Key {
    Key::standard("asymmetric", text).unwrap()
}

#[test]
fn the_vector_of_the_specification() {
    let time = Utc.timestamp_opt(1_614_265_330, 0).unwrap();
    let (id, body) = ("msg_p5jXN8AQM9LWM0D4loKWxJek", br#"{"test": 2432232314}"#);
    let signature = "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==";
    for private in [PRIVATE, PAIR] {
        let made = verifier(&[key(private)])
            .sign(Some(id), time, body)
            .unwrap();
        assert_eq!(made["webhook-signature"], signature);
    }
    for text in [PRIVATE, PAIR, PUBLIC] {
        let sent = headers(&[
            ("webhook-id", id),
            ("webhook-timestamp", "1614265330"),
            (
                "webhook-signature",
                &format!("v1,{}= {signature}", "A".repeat(43)),
            ),
        ]);
        let receiver = verifier(&[key(text)]);
        assert!(receiver.verify(&sent, body, time).is_ok());
        let other = receiver.verify(&sent, b"{}", time);
        assert_eq!(other.unwrap_err(), VerifyError::SignatureMismatch);
    }
}

#[test]
fn a_public_key_only_checks() {
    let signed = verifier(&[key(PUBLIC)]).sign(Some("1"), now(), BODY);
    assert_eq!(signed.unwrap_err(), SignError::NoSigningKey);
}

#[test]
fn both_algorithms_in_one_message() {
    let secret = Key::secret("symmetric", SECRET).unwrap();
    let made = verifier(&[secret.clone(), key(PRIVATE)])
        .sign(Some("1"), now(), BODY)
        .unwrap();
    for (keys, label) in [
        (vec![secret.clone()], "symmetric"),
        (vec![key(PUBLIC)], "asymmetric"),
        (vec![key(PUBLIC), secret.clone()], "asymmetric"),
    ] {
        let verified = verifier(&keys).verify(&made, BODY, now()).unwrap();
        assert_eq!(verified.key_label(), label);
    }
    let only = verifier(&[secret]).sign(Some("1"), now(), BODY).unwrap();
    let found = verifier(&[key(PUBLIC)]).verify(&only, BODY, now());
    assert_eq!(found.unwrap_err(), VerifyError::NoKnownSignature);
}

#[test]
fn keys_of_a_wrong_length_or_of_small_order_are_refused() {
    let zero_point = format!("whpk_{}=", "A".repeat(43));
    let mut swapped = PAIR.to_owned();
    swapped.replace_range(60..62, "AA");
    for text in ["whpk_AAAA", "whsk_AAAA", &zero_point, &swapped] {
        let found = Key::standard("asymmetric", text).unwrap_err();
        assert!(matches!(found, SetupError::MalformedKey { .. }), "{text}");
    }
}

#[test]
fn debug_has_no_private_key() {
    for text in [PRIVATE, PAIR] {
        let printed = format!("{:?}", key(text));
        assert!(
            !printed.contains("VEVTVF") && !printed.contains("84, 69, 83"),
            "{printed}"
        );
    }
}
