//! Small pages for what is no redirect: HTML without scripts, in which every text is escaped.

use std::fmt::Write as _;

use http::header::{HeaderName, CONTENT_SECURITY_POLICY};
use http::StatusCode;
use serde_json::Value;

use crate::http::answer::Answer;
use crate::http::error::ApiError;

const CONTENT_TYPE_OPTIONS: HeaderName = HeaderName::from_static("x-content-type-options");
const STYLE: &str = "body{font:1.1rem/1.5 system-ui,sans-serif;margin:3rem auto;max-width:32rem;\
    padding:0 1rem;overflow-wrap:anywhere;color-scheme:light dark}dt{font-weight:600}dd{margin:0 0 .5rem}";

/// A page with a heading, and what follows it as HTML.
pub(super) fn html(status: StatusCode, title: &str, rest: &str) -> Answer {
    let title = escaped(title);
    let text = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{rest}</main>\n</body>\n</html>\n"
    );
    Answer::of_type(status, "text/html; charset=utf-8", text)
        .with(
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
        )
        .with(CONTENT_TYPE_OPTIONS, "nosniff")
}

pub(super) fn thank_you(title: &str, description: Option<&str>) -> Answer {
    let rest = description.map(paragraph).unwrap_or_default();
    html(StatusCode::OK, title, &rest)
}

/// Stands for a media, of which only the id is known.
pub(super) fn media(id: &str) -> Answer {
    let text = format!("This link opens the media {id}, which the emulator does not hold.");
    html(StatusCode::OK, "Media", &paragraph(&text))
}

pub(super) fn refusal(error: &ApiError) -> Answer {
    let body = error.body();
    let message = body.get("message").and_then(Value::as_str);
    let text = paragraph(message.unwrap_or_default());
    let title = error.status.canonical_reason().unwrap_or("Refused");
    html(error.status, title, &text)
}

pub(super) fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", escaped(text))
}

/// Text as it can stand in an element or in a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '<' | '>' | '"' | '\'' => {
                // Writing to a string cannot fail.
                let _ = write!(safe, "&#{};", u32::from(c));
            }
            // HTML has no way to write it.
            '\0' => safe.push('\u{fffd}'),
            _ => safe.push(c),
        }
    }
    safe
}
