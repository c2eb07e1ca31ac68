//! What a server said when it refused, read from any shape of body that gateways and APIs send.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use crate::provider::Profile;
use crate::rate_limit::RateLimit;
use crate::redact::{excerpt, one_line, scrub};
use crate::response::request_id;

/// The most bytes of a body that an error keeps.
const BODY_LIMIT: usize = 16 * 1024;
/// The most characters of a message and of a code, and the most bytes of all details as JSON.
const MAX_MESSAGE: usize = 1_000;
const MAX_CODE: usize = 100;
const MAX_DETAILS: usize = 16 * 1024;
/// The most characters of a body that is no JSON that become the message.
const MESSAGE_LIMIT: usize = 200;

pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) code_type: Option<String>,
    pub(crate) message: String,
    pub(crate) details: Vec<Value>,
    pub(crate) request_id: Option<String>,
    pub(crate) rate_limit: Option<RateLimit>,
    pub(crate) body: String,
    pub(crate) quota_used_up: bool,
}

impl Refusal {
    /// Reads an answer, keeping `secret` out of all that is kept.
    pub(crate) fn read(
        profile: &Profile,
        answer: &http::Response<Bytes>,
        secret: Option<&str>,
        now: DateTime<Utc>,
    ) -> Self {
        let headers = scrubbed_headers(answer.headers(), secret);
        let clean = |text: &str| scrub(text, secret).into_owned();
        let document = serde_json::from_slice::<Value>(answer.body()).ok();
        let members = document.as_ref().map(unwrap_envelope);
        let text = |name: &str| {
            let value = members.and_then(|members| members.get(name));
            value.and_then(Value::as_str).map(clean)
        };
        let code_type = text("codeType")
            .map(|code| one_line(&code, MAX_CODE))
            .filter(|code| !code.is_empty());
        let message = text("message")
            .or_else(|| members.and_then(Value::as_str).map(clean))
            .filter(|message| !message.is_empty())
            .unwrap_or_else(|| describe(answer, secret));
        let message = one_line(&message, MAX_MESSAGE);
        let details = members
            .and_then(|members| members.get("details"))
            .and_then(Value::as_array)
            .map(|details| bounded(details, secret))
            .unwrap_or_default();
        Self {
            status: answer.status(),
            quota_used_up: code_type
                .as_deref()
                .is_some_and(|code| profile.quota_codes.contains(&code)),
            code_type,
            message,
            details,
            request_id: request_id(profile, &headers),
            rate_limit: RateLimit::from_headers(&headers, now),
            headers,
            body: excerpt(answer.body(), BODY_LIMIT, secret),
        }
    }
}

/// `{"error": {…}}` is the same as `{…}`.
fn unwrap_envelope(document: &Value) -> &Value {
    match document.get("error") {
        Some(inner @ (Value::Object(_) | Value::String(_)))
            if document.get("message").is_none() =>
        {
            inner
        }
        _ => document,
    }
}

/// A message for a body without one: an HTML page of a gateway, plain text, or nothing.
fn describe(answer: &http::Response<Bytes>, secret: Option<&str>) -> String {
    let text = excerpt(answer.body(), BODY_LIMIT, secret);
    let text = text.trim();
    if text.is_empty() {
        return "the server gave no reason".to_owned();
    }
    if text.starts_with('<') {
        return "the answer is an HTML page, which a gateway or proxy made, not the API".to_owned();
    }
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(MESSAGE_LIMIT).collect()
}

/// The first details that fit, without the key.
fn bounded(details: &[Value], secret: Option<&str>) -> Vec<Value> {
    let mut left = MAX_DETAILS;
    let mut kept = Vec::new();
    for detail in details {
        let size = detail.to_string().len();
        if size > left {
            break;
        }
        left -= size;
        kept.push(scrubbed(detail, secret));
    }
    kept
}

fn scrubbed(value: &Value, secret: Option<&str>) -> Value {
    let text = value.to_string();
    let clean = scrub(&text, secret);
    if clean == text {
        return value.clone();
    }
    serde_json::from_str(&clean).unwrap_or(Value::Null)
}

/// `headers` with every value that holds `secret` replaced.
fn scrubbed_headers(headers: &HeaderMap, secret: Option<&str>) -> HeaderMap {
    let mut kept = headers.clone();
    scrub_headers(&mut kept, secret);
    kept
}

pub(crate) fn scrub_headers(kept: &mut HeaderMap, secret: Option<&str>) {
    if let Some(secret) = secret.map(str::trim).filter(|secret| !secret.is_empty()) {
        let holds = |value: &[u8]| {
            value
                .windows(secret.len())
                .any(|part| part == secret.as_bytes())
        };
        for value in kept.values_mut() {
            if holds(value.as_bytes()) {
                *value = http::HeaderValue::from_static(crate::redact::REDACTED);
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Refusal;
    use crate::provider::Profile;
    use bytes::Bytes;
    use chrono::Utc;

    const PROFILE: Profile =
        Profile::new("Tides", "https://tides.example", "1").quota_codes(&["PLAN_USED_UP"]);

    fn read(status: u16, body: &str) -> Refusal {
        let answer = http::Response::builder()
            .status(status)
            .header("x-request-id", "r-1")
            .header("x-echo", "Bearer canary")
            .body(Bytes::copy_from_slice(body.as_bytes()))
            .unwrap();
        Refusal::read(&PROFILE, &answer, Some("canary"), Utc::now())
    }

    #[test]
    fn all_shapes_give_code_and_message() {
        let flat = r#"{"code":400,"codeType":"BAD","message":"no","details":[{"field":"a"}]}"#;
        for body in [flat.to_owned(), format!(r#"{{"error":{flat}}}"#)] {
            let refusal = read(400, &body);
            assert_eq!(refusal.code_type.as_deref(), Some("BAD"));
            assert_eq!(refusal.message, "no");
            assert_eq!(refusal.details.len(), 1);
            assert_eq!(refusal.request_id.as_deref(), Some("r-1"));
        }
        let gateway = read(503, r#"{"code":14,"message":"upstream","details":[]}"#);
        assert_eq!(
            (gateway.code_type, gateway.message.as_str()),
            (None, "upstream")
        );
        assert_eq!(read(500, r#"{"error":"broken"}"#).message, "broken");
    }

    #[test]
    fn bodies_that_are_no_json_are_described() {
        assert!(read(502, "<html>Bad Gateway</html>")
            .message
            .contains("HTML"));
        assert_eq!(read(503, "try  later\n").message, "try later");
        assert!(read(500, "").message.contains("no reason"));
        assert!(read(500, r#"{"message":""}"#).message.contains("message"));
        assert_eq!(read(500, &"x".repeat(100_000)).body.len(), 16 * 1024);
        let long = "m".repeat(50_000);
        let body =
            format!(r#"{{"message":"a\\n{long}","codeType":"{long}","details":["{long}"]}}"#);
        let bounded = read(400, &body);
        assert!(bounded.message.chars().count() <= 1_001 && !bounded.message.contains('\n'));
        assert_eq!(
            bounded.code_type.map(|code| code.chars().count()),
            Some(101)
        );
        assert!(bounded.details.is_empty());
    }

    #[test]
    fn an_echoed_key_is_taken_out() {
        let body = r#"{"message":"bad canary","details":[{"seen":"canary"}]}"#;
        let refusal = read(401, body);
        let shown = format!(
            "{} {:?} {} {:?}",
            refusal.message, refusal.details, refusal.body, refusal.headers
        );
        assert!(!shown.contains("canary"), "{shown}");
    }

    #[test]
    fn a_used_up_plan_is_told_apart() {
        assert!(read(429, r#"{"codeType":"PLAN_USED_UP","message":"m"}"#).quota_used_up);
        assert!(!read(429, r#"{"codeType":"TOO_FAST","message":"m"}"#).quota_used_up);
    }
}
