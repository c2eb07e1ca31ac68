//! The claims of a key that is a JWT: decoded, and not verified.

use chrono::{DateTime, TimeZone, Utc};
use serde_json::{Map, Value};

use super::{KeyEnvironment, KeyKind, KeyProblem};
use crate::base64;

/// The longest key that is looked into, in bytes.
const MAX_LENGTH: usize = 16 * 1024;
/// The longest id that is taken, in bytes.
const MAX_ID: usize = 200;

/// Names of claims. `workspace_id`, `type` and `exp` are known; the others are what the API calls the
/// same thing in its fields, or what such claims are mostly called.
const WORKSPACE: [&str; 3] = ["workspace_id", "workspaceId", "workspace"];
const KIND: [&str; 4] = ["type", "key_type", "keyType", "kind"];
const ENVIRONMENT: [&str; 3] = ["environment", "env", "mode"];

#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct Claims {
    pub(super) kind: Option<KeyKind>,
    pub(super) environment: Option<KeyEnvironment>,
    pub(super) workspace_id: Option<String>,
    pub(super) expires_at: Option<DateTime<Utc>>,
}

/// The claims of `key`; none when it is of another form.
pub(super) fn read(key: &str) -> Result<Claims, KeyProblem> {
    // What begins with a JSON object in base64 is meant as a JWT.
    if key.len() > MAX_LENGTH || !key.starts_with("eyJ") {
        return Ok(Claims::default());
    }
    let parts: Vec<_> = key.split('.').collect();
    let payload = match parts.as_slice() {
        [_, payload, signature] if !signature.is_empty() => payload,
        // Encrypted: it is complete, and nobody else can read it. The second part may be empty.
        [_, _, rest @ ..] if rest.len() == 3 && rest.iter().all(|part| !part.is_empty()) => {
            return Ok(Claims::default());
        }
        _ => {
            return Err(KeyProblem::Malformed(
                "is not complete; copy all of its three parts",
            ))
        }
    };
    let bytes = base64::decode(payload).unwrap_or_default();
    match serde_json::from_slice::<Map<String, Value>>(&bytes) {
        Ok(claims) => Ok(of(&claims)),
        Err(_) => Err(KeyProblem::Malformed(
            "was changed on its way here and cannot be read; copy it again",
        )),
    }
}

fn of(claims: &Map<String, Value>) -> Claims {
    Claims {
        kind: texts(claims, &KIND).find_map(kind),
        environment: texts(claims, &ENVIRONMENT).find_map(environment),
        workspace_id: texts(claims, &WORKSPACE)
            .find(|id| (1..=MAX_ID).contains(&id.len()))
            .map(str::to_owned),
        expires_at: claims.get("exp").and_then(time),
    }
}

fn texts<'a>(
    claims: &'a Map<String, Value>,
    names: &'static [&'static str],
) -> impl Iterator<Item = &'a str> {
    let values = names.iter().filter_map(|name| claims.get(*name));
    values.filter_map(Value::as_str)
}

fn kind(text: &str) -> Option<KeyKind> {
    match text.to_ascii_lowercase().as_str() {
        "secret" | "workspace_token_key_type_secret" => Some(KeyKind::Secret),
        "publishable" | "workspace_token_key_type_publishable" => Some(KeyKind::Publishable),
        _ => None,
    }
}

fn environment(text: &str) -> Option<KeyEnvironment> {
    match text.to_ascii_lowercase().as_str() {
        "test" | "sandbox" => Some(KeyEnvironment::Test),
        "live" | "production" => Some(KeyEnvironment::Live),
        _ => None,
    }
}

/// Seconds since 1970, whole or not
/// ([RFC 7519, section 2](https://www.rfc-editor.org/rfc/rfc7519#section-2)).
fn time(value: &Value) -> Option<DateTime<Utc>> {
    #[allow(clippy::cast_possible_truncation)] // saturates, and what is out of range is no time
    let seconds = value
        .as_i64()
        .or_else(|| value.as_f64().map(|seconds| seconds as i64))?;
    Utc.timestamp_opt(seconds, 0).single()
}
