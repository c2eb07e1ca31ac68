//! The emulator's own paths below `/_emulator`: what programs in any language steer it with.
//!
//! They need no token, count against no limit, meet no fault and stay out of the journal.

mod deliveries;
mod faults;
mod requests;
mod state;
mod webhook_secret;

use http::request::Parts;
use http::{Method, Response, StatusCode};
use hyper::body::Incoming;

use crate::app::App;
use crate::http::body::{AnswerBody, Delivery};
use crate::http::error::ApiError;

/// The first segment of the paths, which no short link can have.
pub(crate) const SEGMENT: &str = "_emulator";

/// Whether a path is one of the emulator's own.
pub(crate) fn is_reserved(path: &str) -> bool {
    path.split('/').nth(1) == Some(SEGMENT)
}

/// Answers a request to such a path.
pub(crate) async fn answer(app: &App, parts: &Parts, body: Incoming) -> Response<AnswerBody> {
    let segments: Vec<&str> = parts.uri.path().split('/').skip(2).collect();
    let answer = match segments.as_slice() {
        ["faults"] => faults::answer(app, parts, body).await,
        ["deliveries", rest @ ..] => deliveries::answer(app, parts, rest),
        ["webhook-secret"] => webhook_secret::answer(app, parts),
        ["requests"] => requests::answer(app, parts),
        ["state"] => state::answer(app, parts, body).await,
        _ => nothing_here().into(),
    };
    // A reading one is answered also when nothing can be saved.
    let answer = if parts.method == Method::GET {
        answer
    } else {
        let ticket = app.save(&mut app.store.lock());
        app.saved(ticket, answer).await
    };
    answer.into_response(Delivery::Whole)
}

fn nothing_here() -> ApiError {
    ApiError::new(
        StatusCode::NOT_FOUND,
        "NOT_FOUND",
        "The emulator has `/_emulator/faults`, `/_emulator/requests`, `/_emulator/state`, \
         `/_emulator/deliveries` and `/_emulator/webhook-secret`.",
    )
}
