//! What other libraries sign we verify, and what we sign they verify.

use chrono::{Duration, Utc};
use http::HeaderMap;
use linkbreakers_runtime::webhooks::{Key, Keyring, Scheme, Verifier};

const SECRETS: [&str; 3] = [
    "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
    // 64 bytes, the longest that the specification has.
    "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==",
];

fn verifier(secrets: &[&str]) -> Verifier {
    let keys = secrets
        .iter()
        .map(|secret| Key::standard(secret, secret).unwrap());
    Verifier::new(Scheme::standard(), Keyring::new(keys).unwrap()).unwrap()
}

/// Of all sizes that the hash function treats differently; the others take text only.
fn bodies() -> Vec<String> {
    let mut bodies = vec![
        r#"{"test": 2432232314}"#.to_owned(),
        "é\u{1f98a}\0\n".to_owned(),
    ];
    bodies.extend([0, 1, 55, 56, 63, 64, 65, 127, 128, 1_024, 65_536].map(|size| "x".repeat(size)));
    bodies
}

fn headers(id: &str, time: i64, signature: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("webhook-id", id.parse().unwrap());
    headers.insert("webhook-timestamp", time.into());
    headers.insert("webhook-signature", signature.parse().unwrap());
    headers
}

#[test]
fn theirs_verify_what_we_sign() {
    for secret in SECRETS {
        let svix = svix::webhooks::Webhook::new(secret).unwrap();
        let standard = standardwebhooks::Webhook::new(secret).unwrap();
        for body in bodies() {
            let made = verifier(&[secret]).sign(Some("msg_1"), Utc::now(), body.as_bytes());
            let made = made.unwrap();
            svix.verify(body.as_bytes(), &made).unwrap();
            standard.verify(body.as_bytes(), &made).unwrap();
            assert!(svix.verify(b"other", &made).is_err());
            assert!(standard.verify(b"other", &made).is_err());
        }
    }
}

#[test]
fn ours_verify_what_they_sign() {
    let now = Utc::now();
    let time = now.timestamp();
    for secret in SECRETS {
        let svix = svix::webhooks::Webhook::new(secret).unwrap();
        let standard = standardwebhooks::Webhook::new(secret).unwrap();
        for body in bodies() {
            let body = body.as_bytes();
            for signature in [
                svix.sign("msg_1", time, body).unwrap(),
                standard.sign("msg_1", time, body).unwrap(),
            ] {
                let sent = headers("msg_1", time, &signature);
                let verified = verifier(&SECRETS).verify(&sent, body, now).unwrap();
                assert_eq!(verified.key_label(), secret);
                assert!(verifier(&SECRETS).verify(&sent, b"other", now).is_err());
            }
        }
    }
}

#[test]
fn all_of_them_find_their_signature_among_several() {
    let made = verifier(&SECRETS)
        .sign(Some("msg_1"), Utc::now(), b"{}")
        .unwrap();
    for secret in SECRETS {
        let svix = svix::webhooks::Webhook::new(secret).unwrap();
        let standard = standardwebhooks::Webhook::new(secret).unwrap();
        svix.verify(b"{}", &made).unwrap();
        standard.verify(b"{}", &made).unwrap();
        verifier(&[secret])
            .verify(&made, b"{}", Utc::now())
            .unwrap();
    }
}

#[test]
fn all_of_them_refuse_what_is_too_old_or_too_new() {
    let [secret, ..] = SECRETS;
    let svix = svix::webhooks::Webhook::new(secret).unwrap();
    let standard = standardwebhooks::Webhook::new(secret).unwrap();
    let now = Utc::now();
    for seconds in [-360, 360] {
        let time = now + Duration::seconds(seconds);
        let made = verifier(&[secret])
            .sign(Some("msg_1"), time, b"{}")
            .unwrap();
        assert!(svix.verify(b"{}", &made).is_err());
        assert!(standard.verify(b"{}", &made).is_err());
        assert!(verifier(&[secret]).verify(&made, b"{}", now).is_err());
    }
}
