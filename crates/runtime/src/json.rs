//! Bodies: tolerant decoding, and the place of the mistake when that fails.

pub mod lenient;
mod locate;
mod open_enum;

use serde::de::DeserializeOwned;

use crate::call::Call;
use crate::error::{Error, ErrorKind, Refusal};
use crate::operation::{EmptyAnswer, Operation};
use crate::redact::scrub;
use crate::response::Answer;

pub use open_enum::{deserialize_open_enum, OpenEnum};

/// Decodes a body; an empty one and `null` become what the operation says.
pub(crate) fn decode<T: DeserializeOwned>(
    operation: &Operation,
    body: &[u8],
) -> Result<T, serde_json::Error> {
    serde_json::from_slice(meant(operation, body))
}

fn meant<'a>(operation: &Operation, body: &'a [u8]) -> &'a [u8] {
    let says_nothing = || matches!(trimmed(body), b"" | b"null");
    match operation.empty_answer() {
        EmptyAnswer::Ignored => b"null",
        EmptyAnswer::Null if says_nothing() => b"null",
        EmptyAnswer::Object if says_nothing() => b"{}",
        _ => body,
    }
}

fn trimmed(body: &[u8]) -> &[u8] {
    // Bodies are looked at only when they are short enough to say nothing.
    let (start, end) = (
        body.iter().position(|byte| !byte.is_ascii_whitespace()),
        body.iter().rposition(|byte| !byte.is_ascii_whitespace()),
    );
    match (start, end) {
        (Some(start), Some(end)) => body.get(start..=end).unwrap_or_default(),
        _ => b"",
    }
}

/// The error of a body that is not what the operation promises.
pub(crate) fn failure(call: &Call<'_>, answer: Answer, error: &serde_json::Error) -> Error {
    let (context, operation) = (call.context, call.operation);
    let clean = |text: &str| scrub(text, context.token).into_owned();
    let path = clean(&locate::locate(&answer.body, error.line(), error.column()));
    let reason = clean(&error.to_string());
    let mut http_answer = http::Response::new(answer.body);
    *http_answer.status_mut() = answer.head.status;
    *http_answer.headers_mut() = answer.head.headers;
    let now = context.settings.clock.now();
    let mut refusal = Refusal::read(context.profile, &http_answer, context.token, now);
    refusal.message = format!("the answer cannot be read at {path}: {reason}");
    Error::refused(ErrorKind::Decode, refusal)
        .with_json_path(path)
        .after_success(answer.head.attempts, operation.method())
}
