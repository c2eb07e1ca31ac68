//! Signatures that others made.
//!
//! Those in hexadecimal come from OpenSSL:
//!
//! ```sh
//! sign() { openssl dgst -sha256 -hmac 'documented-secret-0123456789'; }
//! printf '%s' 'evt-1.1767225600.{"event":"visit"}' | sign
//! printf 'evt-2.1767225600.\x00\xff\xfe\x80' | sign
//! printf '%s' 'evt-3.1767225600.' | sign
//! printf '%s' '1767225600.{"event":"visit"}' | sign
//! printf '%s' '{"event":"visit"}' | sign
//! ```
//!
//! The first one in base64 is in the tests of every library of Standard Webhooks, and OpenSSL
//! agrees:
//!
//! ```sh
//! printf '%s' 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}' |
//!     openssl dgst -sha256 -binary -mac HMAC -macopt \
//!         hexkey:$(echo MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw | base64 -d | xxd -p -c99) | base64
//! ```

use super::{headers, now, sig, verifier, BODY};
use chrono::{TimeZone as _, Utc};
use linkbreakers_runtime::http::HeaderName;
use linkbreakers_runtime::webhooks::{Encoding, Key, Keyring, Scheme, Verifier};

#[test]
fn hexadecimal_over_identifier_timestamp_and_body() {
    let table: [(&str, &[u8], &str); 3] = [
        (
            "evt-1",
            BODY,
            "4c877605d58095a54fe4d786b28163a3b4afa8a2ff054e2cf2ab4094396c3f26",
        ),
        (
            "evt-2",
            b"\x00\xff\xfe\x80",
            "f5849f4b89d0b7d755abe4d5230e0f93bc49fc9594a36dd2680dcad0d22d8949",
        ),
        (
            "evt-3",
            b"",
            "aa144789d329c23abd73ca5504b6c1ccc0e8752aeab491c476cf08966e433f12",
        ),
    ];
    let verifier = verifier(Scheme::sha256_hex());
    for (id, body, digest) in table {
        for digest in [digest.to_owned(), digest.to_uppercase()] {
            let sent = headers(&[
                ("x-webhook-id", id),
                ("x-webhook-timestamp", "1767225600"),
                ("x-webhook-signature", &format!("sha256={digest}")),
            ]);
            let verified = verifier.verify(&sent, body, now()).unwrap();
            assert_eq!(verified.id(), Some(id));
            assert_eq!(verified.timestamp(), Some(now()));
            assert_eq!(verified.key_label(), "main");
        }
        let made = verifier.sign(Some(id), now(), body).unwrap();
        assert_eq!(made["x-webhook-signature"], format!("sha256={digest}"));
    }
}

#[test]
fn other_names_for_identifier_and_timestamp() {
    let scheme = Scheme::sha256_hex()
        .with_id_header(HeaderName::from_static("x-delivery"))
        .with_timestamp_header(HeaderName::from_static("x-sent-at"));
    let sent = headers(&[
        ("x-delivery", "evt-1"),
        ("x-sent-at", "1767225600"),
        (
            "x-webhook-signature",
            "sha256=4c877605d58095a54fe4d786b28163a3b4afa8a2ff054e2cf2ab4094396c3f26",
        ),
    ]);
    assert!(verifier(scheme).verify(&sent, BODY, now()).is_ok());
}

#[test]
fn one_header_with_timestamp_and_signatures() {
    let good = "v1=e9b7c69bead7981924a673c59e53bb82227c358032421ed5ec4e9e60e745159c";
    let wrong = format!("v1={}", "0".repeat(64));
    let verifier = verifier(Scheme::timestamped(sig()));
    for value in [
        format!("t=1767225600,{good}"),
        format!("t=1767225600, {good}"),
        format!("{good},t=1767225600"),
        format!("t=1767225600,{wrong},{good},v0=abc"),
        format!("t=1767225600,{good},{wrong}"),
    ] {
        let verified = verifier.verify(&headers(&[("x-sig", &value)]), BODY, now());
        assert_eq!(verified.unwrap().timestamp(), Some(now()), "{value}");
    }
    let made = verifier.sign(None, now(), BODY).unwrap();
    assert_eq!(made["x-sig"], format!("t=1767225600,{good}"));
}

#[test]
fn the_body_alone() {
    let digest = "eeffdd7e6d5e4830ca7ab852ede5547a1ddb3bc0e45de2a71612d045aa21b896";
    for prefix in ["sha256=", ""] {
        let verifier = verifier(Scheme::body_only(sig(), prefix, Encoding::Hex));
        let sent = headers(&[("x-sig", &format!("{prefix}{digest}"))]);
        let verified = verifier.verify(&sent, BODY, now()).unwrap();
        assert_eq!((verified.id(), verified.timestamp()), (None, None));
    }
}

#[test]
fn standard_webhooks() {
    let table = [
        (
            "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        ),
        (
            "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
            "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk",
            1_649_367_553,
            r#"{"email":"test@example.com","username":"test_user"}"#,
            "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=",
        ),
    ];
    for (secret, id, time, body, signature) in table {
        let key = Key::standard("main", secret).unwrap();
        let bare = Key::standard("main", secret.trim_start_matches("whsec_")).unwrap();
        let time = Utc.timestamp_opt(time, 0).unwrap();
        for key in [key, bare] {
            let verifier = Verifier::new(Scheme::standard(), Keyring::new([key]).unwrap()).unwrap();
            let made = verifier.sign(Some(id), time, body.as_bytes()).unwrap();
            assert_eq!(made["webhook-signature"], signature);
            let several = format!(
                "v1,{zeros} v2,whatever {signature}  v1a,{}== v1,{zeros}",
                "A".repeat(86),
                zeros = "A".repeat(43) + "=",
            );
            for value in [signature, &several] {
                let sent = headers(&[
                    ("webhook-id", id),
                    ("webhook-timestamp", &time.timestamp().to_string()),
                    ("webhook-signature", value),
                ]);
                let verified = verifier.verify(&sent, body.as_bytes(), time).unwrap();
                assert_eq!(verified.id(), Some(id));
            }
        }
    }
}
