//! The emulator's own paths below `/_emulator`: faults and the journal for programs in any language.
//!
//! They need no token, count against no limit, meet no fault and stay out of the journal.

use http::request::Parts;
use http::{Method, StatusCode};
use hyper::body::Incoming;
use serde_json::json;

use super::answer::{self, Answer};
use super::error::ApiError;
use super::exchange::{self, wrong_method};
use crate::app::App;
use crate::faults;

/// The first segment of the paths, which no short link can have.
pub(crate) const SEGMENT: &str = "_emulator";

/// Whether a path is one of the emulator's own.
pub(super) fn is_reserved(path: &str) -> bool {
    path.split('/').nth(1) == Some(SEGMENT)
}

/// Answers a request to such a path.
pub(super) async fn answer(app: &App, parts: &Parts, body: Incoming) -> Answer {
    let below = parts
        .uri
        .path()
        .trim_start_matches('/')
        .strip_prefix(SEGMENT);
    match (below, &parts.method) {
        (Some("/faults"), &Method::GET) => Answer::ok(&app.faults.describe()),
        (Some("/faults"), &Method::PUT) => match set_faults(app, body).await {
            Ok(()) => Answer::ok(&app.faults.describe()),
            Err(error) => error.into(),
        },
        (Some("/faults"), &Method::DELETE) => {
            app.faults.clear();
            answer::empty()
        }
        (Some("/faults"), _) => wrong_method("GET, PUT, DELETE"),
        (Some("/requests"), &Method::GET) => Answer::ok(&json!({
            "total": app.journal.count(),
            "requests": app.journal.all(),
        })),
        (Some("/requests"), &Method::DELETE) => {
            app.journal.clear();
            answer::empty()
        }
        (Some("/requests"), _) => wrong_method("GET, DELETE"),
        _ => ApiError::new(
            StatusCode::NOT_FOUND,
            "NOT_FOUND",
            "The emulator has `/_emulator/faults` and `/_emulator/requests`.",
        )
        .into(),
    }
}

async fn set_faults(app: &App, body: Incoming) -> Result<(), ApiError> {
    let body = exchange::read(body).await?;
    let scripts = faults::read(&body, &app.spec);
    app.faults
        .set(scripts.map_err(|reason| ApiError::invalid("body", reason))?);
    Ok(())
}
