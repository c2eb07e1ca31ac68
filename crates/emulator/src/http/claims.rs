//! What a token that is a JWT says about itself. Nothing is verified: there is no key to verify it with.

use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::Engine;
use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

/// A longer token is not looked into, in bytes.
const LONGEST: usize = 16 * 1024;
/// The known name of the claim, and what the API calls the same thing in its fields.
const KIND: [&str; 3] = ["type", "keyType", "key_type"];

/// The claims that make a difference here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Claims {
    pub(super) publishable: bool,
    pub(super) expires_at: Option<DateTime<Utc>>,
}

impl Claims {
    /// Those of a token; none when it is no JWT, which is three parts in base64, the first two of
    /// them JSON objects ([RFC 7519, section 3](https://www.rfc-editor.org/rfc/rfc7519#section-3)).
    pub(super) fn of(token: &str) -> Self {
        members(token).map_or_else(Self::default, |claims| Self {
            publishable: KIND
                .iter()
                .filter_map(|name| claims.get(*name)?.as_str())
                .any(|kind| {
                    let kind = kind.to_ascii_lowercase();
                    kind == "publishable" || kind == "workspace_token_key_type_publishable"
                }),
            expires_at: claims.get("exp").and_then(moment),
        })
    }
}

fn members(token: &str) -> Option<Map<String, Value>> {
    if token.len() > LONGEST {
        return None;
    }
    let mut parts = token.split('.');
    let (header, payload, _) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let object = |part: &str| {
        let bytes = URL_SAFE_NO_PAD.decode(part).ok()?;
        serde_json::from_slice::<Map<String, Value>>(&bytes).ok()
    };
    object(header)?;
    object(payload)
}

/// Seconds since 1970, whole or not.
fn moment(value: &Value) -> Option<DateTime<Utc>> {
    #[allow(clippy::cast_possible_truncation)] // saturates, and what is out of range is no time
    let seconds = value
        .as_i64()
        .or_else(|| value.as_f64().map(|seconds| seconds as i64))?;
    DateTime::from_timestamp(seconds, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jwt(claims: &str) -> String {
        let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
        format!("{}.{}.c2ln", part(r#"{"alg":"HS256"}"#), part(claims))
    }

    #[test]
    fn kind_and_expiry_are_read() {
        let claims = Claims::of(&jwt(r#"{"type":"publishable","exp":1767225600}"#));
        assert!(claims.publishable);
        let end = claims.expires_at.map(|at| at.to_rfc3339());
        assert_eq!(end.as_deref(), Some("2026-01-01T00:00:00+00:00"));
        let kind = r#"{"keyType":"WORKSPACE_TOKEN_KEY_TYPE_PUBLISHABLE","exp":1.5}"#;
        let claims = Claims::of(&jwt(kind));
        assert!(claims.publishable);
        assert_eq!(claims.expires_at, DateTime::from_timestamp(1, 0));
        assert!(!Claims::of(&jwt(r#"{"type":"secret"}"#)).publishable);
    }

    #[test]
    fn other_tokens_say_nothing() {
        let expired = jwt(r#"{"type":"publishable","exp":1}"#);
        for token in [
            "secret",
            "a.b.c",
            "eyJ.eyJ.eyJ",
            &expired.replacen('.', "..", 1),
            &format!("{expired}.x"),
            &jwt("[]"),
            &jwt(r#"{"exp":"soon","type":7}"#),
            &jwt(r#"{"exp":1e300}"#),
        ] {
            assert_eq!(Claims::of(token), Claims::default(), "{token}");
        }
    }
}
