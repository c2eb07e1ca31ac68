//! `/_emulator/feed`: what happens, as Server-Sent Events (WHATWG HTML, 9.2). A listener that comes
//! back names the last one it got and is sent what it missed.

use std::fmt::Write as _;
use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue, CACHE_CONTROL, CONTENT_TYPE};
use http::request::Parts;
use http::{Method, Response, StatusCode};
use serde_json::json;
use tokio::sync::{broadcast, watch};

use super::Fields;
use crate::app::App;
use crate::feed::{Happening, Listener};
use crate::http::answer::Answer;
use crate::http::body::{AnswerBody, Delivery, NextPiece, Pieces};
use crate::http::error::ApiError;
use crate::http::exchange::wrong_method;

/// More listeners at a time are refused.
const MOST_LISTENERS: usize = 64;
/// A comment after so long a silence keeps connections open, and finds those that are not.
const SILENCE: Duration = Duration::from_secs(15);
const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// Answers with a stream that ends when the emulator stops.
pub(crate) fn answer(app: &App, parts: &Parts) -> Response<AnswerBody> {
    let refusal = match parts.method {
        Method::GET if app.feed.listeners() >= MOST_LISTENERS => Answer::from(ApiError::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "TOO_MANY_LISTENERS",
            "64 listen to the feed already.",
        )),
        Method::GET | Method::HEAD => {
            let mut response = Response::new(AnswerBody::stream(match parts.method {
                Method::GET => Box::new(Waiting::new(app, last(parts))),
                _ => Box::new(Nothing),
            }));
            let media_type = HeaderValue::from_static("text/event-stream");
            response.headers_mut().insert(CONTENT_TYPE, media_type);
            let fresh = HeaderValue::from_static("no-store");
            response.headers_mut().insert(CACHE_CONTROL, fresh);
            return response;
        }
        _ => wrong_method("GET, HEAD"),
    };
    refusal.into_response(Delivery::Whole)
}

/// The number of the last happening that the listener got: by the header when it comes back, by the
/// query when it begins, since a browser cannot set the header then.
fn last(parts: &Parts) -> Option<u64> {
    let header = parts.headers.get(LAST_EVENT_ID);
    let header = header.and_then(|value| value.to_str().ok()?.parse().ok());
    let query = parts.uri.query().unwrap_or_default();
    header.or_else(|| Fields::read(query.as_bytes()).get("after").parse().ok())
}

struct Nothing;

impl Pieces for Nothing {
    fn next(self: Box<Self>) -> NextPiece {
        Box::pin(std::future::ready(None))
    }
}

/// A listener between two pieces.
struct Waiting {
    /// What is to be sent first.
    greeting: Option<String>,
    listener: Listener,
    stop: watch::Receiver<()>,
}

impl Waiting {
    fn new(app: &App, last: Option<u64>) -> Self {
        let listener = app.feed.listen(last);
        let mut greeting = "retry: 1000\n\n".to_owned();
        if listener.has_gap {
            greeting.push_str(RELOAD);
        }
        Self {
            greeting: Some(greeting),
            listener,
            stop: app.stopped(),
        }
    }

    async fn piece(&mut self) -> Option<String> {
        if let Some(greeting) = self.greeting.take() {
            return Some(greeting);
        }
        if let Some(happening) = self.listener.missed.pop_front() {
            return Some(message(&happening));
        }
        tokio::select! {
            heard = self.listener.coming.recv() => match heard {
                Ok(happening) => Some(message(&happening)),
                Err(broadcast::error::RecvError::Lagged(_)) => Some(RELOAD.to_owned()),
                Err(broadcast::error::RecvError::Closed) => None,
            },
            () = tokio::time::sleep(SILENCE) => Some(":\n\n".to_owned()),
            _ = self.stop.changed() => None,
        }
    }
}

impl Pieces for Waiting {
    fn next(mut self: Box<Self>) -> NextPiece {
        Box::pin(async move {
            let piece = self.piece().await?;
            Some((Bytes::from(piece), self as Box<dyn Pieces>))
        })
    }
}

/// Some happenings are lost: the listener has to look at everything anew.
const RELOAD: &str = "event: reload\ndata: {}\n\n";

/// One happening as a message. JSON has no line breaks of its own here.
fn message(happening: &Happening) -> String {
    let data = json!({ "at": happening.at, "kind": happening.kind, "detail": happening.detail });
    let mut message = String::new();
    // Writing to a string does not fail.
    let _ = write!(
        message,
        "id: {}\nevent: {}\ndata: {data}\n\n",
        happening.id, happening.kind
    );
    message
}
