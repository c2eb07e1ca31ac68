//! Headers that no honest sender makes: each has its own reason, and none a panic.

use super::{headers, now, schemes, sig, verifier, BODY};
use linkbreakers_runtime::http::{HeaderMap, HeaderName, HeaderValue};
use linkbreakers_runtime::webhooks::{
    Scheme, VerifyError, MAX_HEADER_LEN, MAX_ID_LEN, MAX_SIGNATURES,
};

const ID: HeaderName = HeaderName::from_static("webhook-id");
const TIME: HeaderName = HeaderName::from_static("webhook-timestamp");
const SIGNATURE: HeaderName = HeaderName::from_static("webhook-signature");

/// The reason against a message that is right but for what `change` does.
fn reason(change: impl FnOnce(&mut HeaderMap)) -> VerifyError {
    let verifier = verifier(Scheme::standard());
    let mut headers = verifier.sign(Some("msg_1"), now(), BODY).unwrap();
    assert!(verifier.verify(&headers, BODY, now()).is_ok());
    change(&mut headers);
    verifier.verify(&headers, BODY, now()).unwrap_err()
}

fn with(name: &HeaderName, value: &[u8]) -> VerifyError {
    reason(|headers| {
        headers.insert(name, HeaderValue::from_bytes(value).unwrap());
    })
}

#[test]
fn missing_and_repeated_headers_are_named() {
    for name in [ID, TIME, SIGNATURE] {
        let missing = reason(|headers| {
            headers.remove(&name);
        });
        assert_eq!(missing, VerifyError::MissingHeader { name: name.clone() });
        let twice = reason(|headers| {
            let value = headers[&name].clone();
            headers.append(&name, value);
        });
        assert_eq!(twice, VerifyError::DuplicateHeader { name });
    }
}

#[test]
fn long_headers_are_refused_before_they_are_read() {
    for (name, limit) in [(ID, MAX_ID_LEN), (TIME, 40), (SIGNATURE, MAX_HEADER_LEN)] {
        let long = "1".repeat(limit + 1);
        let expected = VerifyError::OversizedHeader {
            name: name.clone(),
            limit,
        };
        assert_eq!(with(&name, long.as_bytes()), expected);
        assert_ne!(with(&name, &long.as_bytes()[1..]), expected);
    }
}

#[test]
fn anything_but_printable_ascii_is_refused() {
    for name in [ID, TIME, SIGNATURE] {
        for value in [&b""[..], b"\xff\xfe", "msg_\u{e9}".as_bytes(), b"a\tb"] {
            let expected = VerifyError::MalformedHeader { name: name.clone() };
            assert_eq!(with(&name, value), expected, "{name} {value:?}");
        }
    }
}

#[test]
fn an_identifier_cannot_run_into_the_timestamp() {
    let expected = VerifyError::MalformedHeader { name: ID };
    for id in ["msg.1", ".", "msg 1", " msg"] {
        assert_eq!(with(&ID, id.as_bytes()), expected, "{id}");
    }
    // `a.1767225600` and `b` would sign the same bytes as `a` and `1767225600.b`.
    let verifier = verifier(Scheme::standard());
    assert!(verifier.sign(Some("a.1767225600"), now(), b"b").is_err());
}

#[test]
fn a_timestamp_is_digits() {
    let expected = VerifyError::MalformedTimestamp { name: TIME };
    for time in [
        "-1767225600",
        "+1767225600",
        "1767225600.0",
        "0x69",
        "1e9",
        " 1767225600",
        "1767225600 ",
        "2026-01-01T00:00:00Z",
        "9223372036854775807",
        "99999999999999999999999999",
        "soon",
    ] {
        assert_eq!(with(&TIME, time.as_bytes()), expected, "{time}");
    }
}

#[test]
fn a_known_version_is_well_written() {
    let expected = VerifyError::MalformedSignature { name: SIGNATURE };
    let good = "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    for value in [
        "v1,".to_owned(),
        "v1,short".to_owned(),
        "v1,====".to_owned(),
        format!("v1,{good}{good}"),
        format!("v1, {good}"),
        format!("v1,{}", good.replace('+', "-")),
        format!("v1,{}", good.replace("OE=", "OF=")),
        format!("v1,{good},v1,{good}"),
        format!("v1,{good} v1,"),
        format!("v1a,{good}"),
    ] {
        assert_eq!(with(&SIGNATURE, value.as_bytes()), expected, "{value}");
    }
}

#[test]
fn unknown_versions_alone_are_no_signature() {
    for value in ["v2,abc", "v1", "v1=abc", "V1,abc", "abc", ",", "v0,a v3,b"] {
        let found = with(&SIGNATURE, value.as_bytes());
        assert_eq!(found, VerifyError::NoKnownSignature, "{value}");
    }
}

#[test]
fn signatures_are_counted() {
    let one = format!("v1,{}=", "A".repeat(43));
    let many = |count| vec![one.as_str(); count].join(" ");
    let most = with(&SIGNATURE, many(MAX_SIGNATURES).as_bytes());
    assert_eq!(most, VerifyError::SignatureMismatch);
    let more = with(&SIGNATURE, many(MAX_SIGNATURES + 1).as_bytes());
    let expected = VerifyError::TooManySignatures {
        name: SIGNATURE,
        limit: MAX_SIGNATURES,
    };
    assert_eq!(more, expected);
}

#[test]
fn one_header_has_one_timestamp() {
    let verifier = verifier(Scheme::timestamped(sig()));
    let zeros = "0".repeat(64);
    let malformed = VerifyError::MalformedTimestamp { name: sig() };
    for (value, expected) in [
        (format!("v1={zeros}"), malformed.clone()),
        (format!("t=,v1={zeros}"), malformed.clone()),
        (format!("t=1,t=1,v1={zeros}"), malformed.clone()),
        (format!("t=x,v1={zeros}"), malformed),
        ("t=1767225600".to_owned(), VerifyError::NoKnownSignature),
        (
            format!("t=1767225600,v1={}", "0".repeat(63)),
            VerifyError::MalformedSignature { name: sig() },
        ),
    ] {
        let found = verifier.verify(&headers(&[("x-sig", &value)]), BODY, now());
        assert_eq!(found.unwrap_err(), expected, "{value}");
    }
}

#[test]
fn hexadecimal_digits_are_of_one_case() {
    let verifier = verifier(Scheme::sha256_hex());
    for digest in ["aB".repeat(32), "0g".repeat(32), "é".repeat(32)] {
        let mut sent = verifier.sign(Some("1"), now(), BODY).unwrap();
        let value = HeaderValue::from_bytes(format!("sha256={digest}").as_bytes()).unwrap();
        sent.insert("x-webhook-signature", value);
        assert!(verifier.verify(&sent, BODY, now()).is_err());
    }
}

#[test]
fn names_of_headers_have_no_case() {
    let verifier = verifier(Scheme::sha256_hex());
    let made = verifier.sign(Some("1"), now(), BODY).unwrap();
    let sent: HeaderMap = made
        .iter()
        .map(|(name, value)| {
            let name = name.as_str().to_uppercase();
            (
                HeaderName::from_bytes(name.as_bytes()).unwrap(),
                value.clone(),
            )
        })
        .collect();
    assert!(verifier.verify(&sent, BODY, now()).is_ok());
}

#[test]
fn a_large_body_is_refused_before_anything_else() {
    for scheme in schemes() {
        let verifier = verifier(scheme).with_body_limit(16);
        let found = verifier.verify(&HeaderMap::new(), &[0; 17], now());
        assert_eq!(found.unwrap_err(), VerifyError::BodyTooLarge { limit: 16 });
        let headers = verifier.sign(Some("1"), now(), &[0; 16]).unwrap();
        assert!(verifier.verify(&headers, &[0; 16], now()).is_ok());
    }
}

#[test]
fn a_stranger_learns_nothing_from_the_status() {
    assert_eq!(with(&ID, b"msg_2").status(), 401);
    assert_eq!(with(&TIME, b"soon").status(), 401);
    assert_eq!(VerifyError::TooOld.status(), 401);
    assert_eq!(VerifyError::BodyTooLarge { limit: 1 }.status(), 413);
}
