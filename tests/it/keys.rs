//! What keys say about themselves, and which ones a service refuses to start with.

mod started;

use chrono::{DateTime, Utc};
use linkbreakers::keys::{inspect, KeyEnvironment, KeyKind, KeyProblem};
use proptest::prelude::*;
use serde_json::{json, Value};

use crate::support::moment;

/// The key of the product's documentation, with a signature.
const DOCUMENTED: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.\
                          eyJ3b3Jrc3BhY2VfaWQiOiIxMjM0IiwidHlwZSI6InNlY3JldCJ9.c2lnbg";

/// URL-safe base64 without padding.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let mut held = 0_usize;
        for place in 0..3 {
            held = held << 8 | usize::from(*group.get(place).unwrap_or(&0));
        }
        for place in 0..=group.len() {
            text.push(char::from(DIGITS[held >> (18 - 6 * place) & 63]));
        }
    }
    text
}

pub(crate) fn key(claims: &Value) -> String {
    let header = base64(br#"{"alg":"HS256","typ":"JWT"}"#);
    format!(
        "{header}.{}.c2lnbmF0dXJl",
        base64(claims.to_string().as_bytes())
    )
}

fn now() -> DateTime<Utc> {
    moment("2026-01-01T00:00:00Z")
}

#[test]
fn the_documented_key_is_read() {
    let info = inspect(DOCUMENTED);
    assert_eq!(info.kind(), Some(KeyKind::Secret));
    assert_eq!(info.workspace_id(), Some("1234"));
    assert_eq!((info.environment(), info.expires_at()), (None, None));
    info.check(now()).unwrap();
    // As it is printed there, it is cut.
    let cut = inspect(&DOCUMENTED.replace("c2lnbg", ".."));
    assert!(matches!(cut.check(now()), Err(KeyProblem::Malformed(_))));
}

#[test]
fn claims_are_read_under_their_names() {
    for (claims, kind, environment, workspace) in [
        (
            json!({"type": "publishable"}),
            Some(KeyKind::Publishable),
            None,
            None,
        ),
        (
            json!({"keyType": "WORKSPACE_TOKEN_KEY_TYPE_SECRET"}),
            Some(KeyKind::Secret),
            None,
            None,
        ),
        (
            json!({"type": "access", "key_type": "Secret"}),
            Some(KeyKind::Secret),
            None,
            None,
        ),
        (
            json!({"env": "test"}),
            None,
            Some(KeyEnvironment::Test),
            None,
        ),
        (
            json!({"mode": "live"}),
            None,
            Some(KeyEnvironment::Live),
            None,
        ),
        (json!({"workspaceId": "w1"}), None, None, Some("w1")),
        (json!({"workspace": {"id": "w1"}}), None, None, None),
        (
            json!({"type": 7, "env": null, "workspace_id": ""}),
            None,
            None,
            None,
        ),
        (json!({}), None, None, None),
    ] {
        let info = inspect(&key(&claims));
        assert_eq!(info.kind(), kind, "{claims}");
        assert_eq!(info.environment(), environment, "{claims}");
        assert_eq!(info.workspace_id(), workspace, "{claims}");
    }
}

#[test]
fn the_expiry_is_in_seconds() {
    let at = |exp: Value| inspect(&key(&json!({ "exp": exp }))).expires_at();
    assert_eq!(at(json!(1_767_225_600)), Some(now()));
    assert_eq!(at(json!(1_767_225_600.9)), Some(now()));
    for none in [
        json!("soon"),
        json!(i64::MAX),
        json!(1e300),
        json!(null),
        json!([1]),
    ] {
        assert_eq!(at(none.clone()), None, "{none}");
    }
    let info = inspect(&key(&json!({"exp": 1_767_225_600, "type": "secret"})));
    info.check(now() - chrono::Duration::seconds(1)).unwrap();
    let problem = info.check(now()).unwrap_err();
    assert_eq!(problem, KeyProblem::Expired { at: now() });
    assert!(problem.to_string().contains("2026-01-01T00:00:00Z"));
    assert!(info.to_string().starts_with("secret key "), "{info}");
}

#[test]
fn a_publishable_key_is_no_key_for_a_server() {
    let problem = inspect(&key(&json!({"type": "publishable"}))).check(now());
    assert_eq!(problem, Err(KeyProblem::Publishable));
}

#[test]
fn what_is_merely_unknown_passes() {
    let long = format!("eyJ{}", "x".repeat(20_000));
    for key in [
        "0123456789abcdef",
        "lb_unknown_form",
        "a.b.c",
        "abc+/=~-._",
        // Encrypted, with and without a wrapped key.
        "eyJh.b.c.d.e",
        "eyJh..c.d.e",
        long.as_str(),
    ] {
        let info = inspect(key);
        assert_eq!(info.check(now()), Ok(()), "{key}");
        assert_eq!((info.kind(), info.workspace_id()), (None, None));
    }
}

#[test]
fn what_cannot_be_a_key_is_told() {
    for (key, said) in [
        ("", "no key"),
        (" \n", "no key"),
        ("abc\n", "white space"),
        ("\"abc\"", "quotation marks"),
        ("“abc”", "quotation marks"),
        ("Bearer abc", "without the word Bearer"),
        ("a key", "no key has"),
        ("abc\u{feff}", "no key has"),
        ("eyJhbGciOiJIUzI1NiJ9", "not complete"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJ9", "not complete"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJ9.", "not complete"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJ9.c2ln", "copy it again"),
        ("eyJhbGciOiJIUzI1NiJ9.W10.c2ln", "copy it again"),
        ("eyJhbGciOiJIUzI1NiJ9..c2ln", "copy it again"),
    ] {
        let problem = inspect(key).check(now()).unwrap_err().to_string();
        assert!(problem.contains(said), "{key:?}: {problem}");
    }
}

#[test]
fn neither_the_key_nor_a_part_of_it_is_shown() {
    let canary = key(&json!({"workspace_id": "canary", "type": "publishable", "exp": 1}));
    let info = inspect(&canary);
    let shown = format!(
        "{info} {info:?} {info:#?} {}",
        info.check(now()).unwrap_err()
    );
    assert!(!shown.contains("canary"), "{shown}");
    for part in canary.split('.') {
        assert!(!shown.contains(part), "{shown}");
    }
    assert!(shown.contains(info.fingerprint()) && info.fingerprint().len() == 8);
    assert_ne!(info.fingerprint(), inspect("another").fingerprint());
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text in any::<String>(), payload in any::<Vec<u8>>()) {
        for text in [text.clone(), format!("eyJh.{}.{text}", base64(&payload)), format!("eyJ{text}")] {
            let info = inspect(&text);
            let _ = (info.check(now()), format!("{info} {info:?}"));
        }
    }
}
