//! Bodies: tolerant decoding, and the place of the mistake when that fails.

mod in_order;
pub mod lenient;
mod locate;
mod open_enum;

use serde::de::DeserializeOwned;

use crate::call::Call;
use crate::error::{Error, ErrorKind, Refusal};
use crate::operation::{EmptyAnswer, Operation};
use crate::redact::{mask, one_line};
use crate::response::Answer;
use crate::secret::Secret;

pub use in_order::in_order;
pub(crate) use locate::locate;
pub use open_enum::{deserialize_open_enum, OpenEnum};

/// The most characters of the parser's reason that an error repeats.
const MAX_REASON: usize = 300;

/// Decodes a body; an empty one and `null` become what the operation says.
pub(crate) fn decode<T: DeserializeOwned>(
    operation: &Operation,
    body: &[u8],
) -> Result<T, serde_json::Error> {
    let body = meant(operation, body);
    // Derived structs take a list for their members in order, which no API sends.
    if operation.empty_answer() == EmptyAnswer::Object && trimmed(body).first() == Some(&b'[') {
        return Err(serde::de::Error::custom("expected an object, found a list"));
    }
    match std::str::from_utf8(body) {
        // Checked as a whole, which costs less than to check each text in it.
        Ok(text) => serde_json::from_str(text),
        Err(_) => Err(not_utf8(body)),
    }
}

/// The error of a body with bytes that no JSON has ([RFC 8259 §8.1](https://www.rfc-editor.org/rfc/rfc8259#section-8.1)),
/// with its place.
fn not_utf8(body: &[u8]) -> serde_json::Error {
    let read = serde_json::from_slice::<serde_json::Value>(body);
    read.err()
        .unwrap_or_else(|| serde::de::Error::custom("the body is not UTF-8"))
}

fn meant<'a>(operation: &Operation, body: &'a [u8]) -> &'a [u8] {
    let says_nothing = || says_nothing(body);
    match operation.empty_answer() {
        EmptyAnswer::Ignored => b"null",
        EmptyAnswer::Null if says_nothing() => b"null",
        EmptyAnswer::Object if says_nothing() => b"{}",
        _ => body,
    }
}

/// Whether the body is blank or `null`.
pub(crate) fn says_nothing(body: &[u8]) -> bool {
    matches!(trimmed(body), b"" | b"null")
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
    // Places stay where they are, and a reason that may quote half of the key is not given.
    let secret = answer.head.secret.as_ref().map(Secret::expose);
    let masked = mask(&answer.body, secret);
    let path = locate(
        masked.as_deref().unwrap_or(&answer.body),
        error.line(),
        error.column(),
    );
    let encoding = answer.head.headers.get(http::header::CONTENT_ENCODING);
    let reason = match masked {
        _ if encoding.is_some_and(|encoding| encoding != "identity") => {
            "the body is encoded in a way that was not asked for; see its content-encoding"
                .to_owned()
        }
        Some(_) => "the value is not what the operation promises".to_owned(),
        None => one_line(&error.to_string(), MAX_REASON),
    };
    let mut http_answer = http::Response::new(answer.body);
    *http_answer.status_mut() = answer.head.status;
    *http_answer.headers_mut() = answer.head.headers;
    let now = context.settings.clock.now();
    let mut refusal = Refusal::read(context.profile, &http_answer, secret, now);
    refusal.message = format!("the answer cannot be read at {path}: {reason}");
    Error::refused(ErrorKind::Decode, refusal)
        .with_json_path(path)
        .after_success(answer.head.attempts, operation.method())
        .with_time_left(answer.time_left)
}
