//! Schemes of the user's own: as data, and as a function.

use super::{headers, now, sig, verifier, BODY, SECRET};
use linkbreakers_runtime::http::HeaderName;
use linkbreakers_runtime::webhooks::{
    Algorithm, Encoding, Envelope, Key, Keyring, Part, Scheme, SetupError, SignError,
    TimestampFormat, Verifier, VerifyError,
};

const SENT: HeaderName = HeaderName::from_static("x-sent");
const ID: HeaderName = HeaderName::from_static("x-id");
const TOPIC: HeaderName = HeaderName::from_static("x-topic");

fn text(text: &'static str) -> Part {
    Part::Text(text.into())
}

#[test]
fn each_format_and_encoding() {
    let formats = [
        (TimestampFormat::UnixSeconds, "1767225600"),
        (TimestampFormat::UnixMilliseconds, "1767225600000"),
        (TimestampFormat::Rfc3339, "2026-01-01T00:00:00Z"),
    ];
    for (format, written) in formats {
        for encoding in [Encoding::Hex, Encoding::Base64, Encoding::Base64Url] {
            let scheme = Scheme::new(sig())
                .with_timestamp_header(SENT)
                .with_timestamp_format(format)
                .with_signature("v0=", Algorithm::HmacSha256, encoding)
                .with_content([text("v0:"), Part::Timestamp, text(":"), Part::Body]);
            let verifier = verifier(scheme);
            let made = verifier.sign(None, now(), BODY).unwrap();
            assert_eq!(made["x-sent"], written);
            let verified = verifier.verify(&made, BODY, now()).unwrap();
            assert_eq!(verified.timestamp(), Some(now()));
            assert!(verifier.verify(&made, b"", now()).is_err());
        }
    }
}

#[test]
fn other_headers_can_be_signed() {
    let scheme = Scheme::new(sig())
        .with_signature("", Algorithm::HmacSha256, Encoding::Hex)
        .with_content([Part::Header(TOPIC), text("\n"), Part::Body]);
    let verifier = verifier(scheme);
    assert_eq!(
        verifier.sign(None, now(), BODY).unwrap_err(),
        SignError::NotSignable
    );
    // printf 'visits\n{"event":"visit"}' | openssl dgst -sha256 -hmac 'documented-secret-0123456789'
    let digest = "1e16e4313cee9bdfb4c2be667fa032feef973110823a7a7d204be7b9a26d8449";
    let sent = |topic| headers(&[("x-topic", topic), ("x-sig", digest)]);
    assert!(verifier.verify(&sent("visits"), BODY, now()).is_ok());
    let other = verifier.verify(&sent("links"), BODY, now());
    assert_eq!(other.unwrap_err(), VerifyError::SignatureMismatch);
    let missing = verifier.verify(&headers(&[("x-sig", digest)]), BODY, now());
    assert_eq!(
        missing.unwrap_err(),
        VerifyError::MissingHeader { name: TOPIC }
    );
}

#[test]
fn behind_the_body_parts_are_read_from_the_end() {
    let scheme = Scheme::new(sig())
        .with_id_header(ID)
        .with_signature("", Algorithm::HmacSha256, Encoding::Hex)
        .with_content([Part::Body, text("|"), Part::Id]);
    let verifier = verifier(scheme);
    let made = verifier.sign(Some("a.b"), now(), BODY).unwrap();
    assert!(verifier.verify(&made, BODY, now()).is_ok());
    assert!(verifier.sign(Some("a|b"), now(), BODY).is_err());
}

#[test]
fn what_is_read_has_to_be_signed() {
    let base = || Scheme::new(sig()).with_signature("", Algorithm::HmacSha256, Encoding::Hex);
    let dot = || text(".");
    let broken = [
        Scheme::new(sig()).with_content([Part::Body]),
        base(),
        base().with_content([Part::Body, Part::Body]),
        base().with_id_header(ID).with_content([Part::Body]),
        base().with_content([Part::Id, dot(), Part::Body]),
        base()
            .with_timestamp_header(SENT)
            .with_content([Part::Body]),
        base().with_content([Part::Timestamp, dot(), Part::Body]),
        base()
            .with_timestamp_entry("t=")
            .with_content([Part::Timestamp, dot(), Part::Body]),
        base()
            .with_id_header(sig())
            .with_content([Part::Id, dot(), Part::Body]),
        base()
            .with_separator(',')
            .with_signature("a,", Algorithm::HmacSha256, Encoding::Hex)
            .with_content([Part::Body]),
        base().with_separator('é').with_content([Part::Body]),
    ];
    let keyring = Keyring::new([Key::secret("main", SECRET).unwrap()]).unwrap();
    for scheme in broken {
        let error = Verifier::new(scheme.clone(), keyring.clone()).unwrap_err();
        let is_scheme = matches!(error, SetupError::InvalidScheme { .. });
        assert!(is_scheme, "{scheme:?}: {error}");
    }
    let asymmetric = Scheme::new(sig())
        .with_signature("", Algorithm::Ed25519, Encoding::Hex)
        .with_content([Part::Body]);
    let error = Verifier::new(asymmetric, keyring).unwrap_err();
    assert_eq!(error, SetupError::NoKeyForScheme);
}

/// The signature stands at the start of the body, and the time in the middle of another header.
fn by_function() -> Scheme {
    Scheme::custom(|headers, body| {
        let topic = headers
            .get(TOPIC)
            .ok_or(VerifyError::MissingHeader { name: TOPIC })?;
        match (body.get(..32), body.get(32..)) {
            (Some(signature), Some(rest)) => Ok(Envelope::new()
                .with_id("fixed")
                .with_timestamp(now())
                .with_signature(Algorithm::HmacSha256, *b"too short")
                .with_signature(Algorithm::HmacSha256, signature)
                .with_content(topic.as_bytes())
                .with_content(b"\n".to_vec())
                .with_content(rest)),
            _ => Err(VerifyError::Custom {
                reason: "the body is too short",
            }),
        }
    })
}

#[test]
fn a_function_reads_what_data_cannot_say() {
    let digest = "1e16e4313cee9bdfb4c2be667fa032feef973110823a7a7d204be7b9a26d8449";
    let mut body: Vec<u8> = digest
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect();
    body.extend_from_slice(BODY);
    let verifier = verifier(by_function());
    let sent = headers(&[("x-topic", "visits")]);
    let verified = verifier.verify(&sent, &body, now()).unwrap();
    assert_eq!(verified.id(), Some("fixed"));

    let late = now() + chrono::Duration::days(1);
    let error = |body: &[u8], now| verifier.verify(&sent, body, now).unwrap_err();
    assert_eq!(error(&body, late), VerifyError::TooOld);
    assert_eq!(error(b"", now()).to_string(), "the body is too short");
    body[0] ^= 1;
    assert_eq!(error(&body, now()), VerifyError::SignatureMismatch);
    assert_eq!(
        verifier.sign(None, now(), &body).unwrap_err(),
        SignError::NotSignable
    );
}
