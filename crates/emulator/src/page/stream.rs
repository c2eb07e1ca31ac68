//! `/_emulator/feed`: what happens, as Server-Sent Events (WHATWG HTML, 9.2). A listener that comes
//! back names the last one it got and is sent what it missed.

use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue, CACHE_CONTROL, CONTENT_TYPE};
use http::request::Parts;
use http::{Method, Response, StatusCode};
use tokio::sync::{broadcast, watch};

use super::Fields;
use crate::app::App;
use crate::feed::Listener;
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
    let pieces: Result<Box<dyn Pieces>, Answer> = match parts.method {
        Method::GET => match app.feed.listen(last(parts), MOST_LISTENERS) {
            Some(listener) => Ok(Box::new(Waiting::new(app, listener))),
            None => Err(too_many().into()),
        },
        Method::HEAD => Ok(Box::new(Nothing)),
        _ => Err(wrong_method("GET, HEAD")),
    };
    let pieces = match pieces {
        Ok(pieces) => pieces,
        Err(refusal) => return refusal.into_response(Delivery::Whole),
    };
    let mut response = Response::new(AnswerBody::stream(pieces));
    let media_type = HeaderValue::from_static("text/event-stream");
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    let fresh = HeaderValue::from_static("no-store");
    response.headers_mut().insert(CACHE_CONTROL, fresh);
    response
}

fn too_many() -> ApiError {
    ApiError::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "TOO_MANY_LISTENERS",
        format!("{MOST_LISTENERS} listen to the feed already."),
    )
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
    greeting: Option<Bytes>,
    listener: Listener,
    stop: watch::Receiver<()>,
}

impl Waiting {
    fn new(app: &App, listener: Listener) -> Self {
        let mut greeting = "retry: 1000\n\n".to_owned();
        if listener.has_gap {
            greeting.push_str(RELOAD);
        }
        Self {
            greeting: Some(greeting.into()),
            listener,
            stop: app.stopped(),
        }
    }

    async fn piece(&mut self) -> Option<Bytes> {
        if let Some(greeting) = self.greeting.take() {
            return Some(greeting);
        }
        if let Some(happening) = self.listener.missed.pop_front() {
            return Some(happening.message());
        }
        tokio::select! {
            heard = self.listener.coming.recv() => match heard {
                Ok(happening) => Some(happening.message()),
                Err(broadcast::error::RecvError::Lagged(_)) => Some(Bytes::from_static(RELOAD.as_bytes())),
                Err(broadcast::error::RecvError::Closed) => None,
            },
            () = tokio::time::sleep(SILENCE) => Some(Bytes::from_static(b":\n\n")),
            _ = self.stop.changed() => None,
        }
    }
}

impl Pieces for Waiting {
    fn next(mut self: Box<Self>) -> NextPiece {
        Box::pin(async move {
            let piece = self.piece().await?;
            Some((piece, self as Box<dyn Pieces>))
        })
    }
}

/// Some happenings are lost: the listener has to look at everything anew.
const RELOAD: &str = "event: reload\ndata: {}\n\n";
