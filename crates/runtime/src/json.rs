//! Bodies: tolerant decoding, and the place of the mistake when that fails.

mod in_order;
pub mod lenient;
mod locate;
pub mod object;
mod open_enum;

use std::borrow::Cow;

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

/// A body as text. What is not UTF-8 in it becomes U+FFFD, as with a browser's
/// [`json()`](https://fetch.spec.whatwg.org/#dom-body-json): one stray byte must not cost a page.
pub(crate) fn text(body: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(body) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(body),
    }
}

/// Decodes a body; an empty one and `null` become what the operation says.
///
/// It is text, so that it is checked as a whole, which costs less than to check each string in it.
pub(crate) fn decode<T: DeserializeOwned>(
    operation: &Operation,
    body: &str,
) -> Result<T, serde_json::Error> {
    let body = match operation.empty_answer() {
        EmptyAnswer::Ignored => "null",
        // Most are plainly objects.
        _ if body.starts_with('{') => body,
        empty => meant(empty, body)?,
    };
    serde_json::from_str(body)
}

fn meant(empty: EmptyAnswer, body: &str) -> Result<&str, serde_json::Error> {
    match empty {
        EmptyAnswer::Null if says_nothing(body) => Ok("null"),
        EmptyAnswer::Object if says_nothing(body) => Ok("{}"),
        // The models refuse a list themselves; other types may not.
        EmptyAnswer::Object if trimmed(body).starts_with('[') => {
            Err(serde::de::Error::custom("expected an object, found a list"))
        }
        _ => Ok(body),
    }
}

/// Whether the body is blank or `null`.
pub(crate) fn says_nothing(body: &str) -> bool {
    matches!(trimmed(body), "" | "null")
}

fn trimmed(body: &str) -> &str {
    body.trim_matches(|character: char| character.is_ascii_whitespace())
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
