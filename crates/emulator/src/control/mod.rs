//! The emulator's own paths below `/_emulator`: what programs in any language steer it with.
//!
//! They need no token, count against no limit, meet no fault and stay out of the journal.
//!
//! `openapi.yaml` beside this file says which paths, methods and parameters there are; a request to
//! any other gets no further. A new path is described there, and gets a file and an arm in `respond`.

mod clock;
mod deliveries;
mod faults;
mod limits;
mod openapi;
mod requests;
mod reset;
mod seed;
mod state;
mod webhook_secret;

use http::request::Parts;
use http::{Response, StatusCode};
use hyper::body::Incoming;
use serde::de::DeserializeOwned;
use serde_json::{json, Map, Value};

use crate::app::App;
use crate::http::answer::Answer;
use crate::http::body::{AnswerBody, Delivery};
use crate::http::error::ApiError;
use crate::http::exchange::{read, refused, wrong_method};
use crate::page;

pub(crate) use clock::turn;
pub use limits::Limits;
pub(crate) use reset::reset;
pub use reset::ResetPart;
pub(crate) use seed::seed;

/// The first segment of the paths, which no short link can have.
pub(crate) const SEGMENT: &str = "_emulator";

/// Whether a path is one of the emulator's own.
pub(crate) fn is_reserved(path: &str) -> bool {
    path.split('/').nth(1) == Some(SEGMENT)
}

/// Answers a request to such a path.
pub(crate) async fn answer(app: &App, parts: &Parts, body: Incoming) -> Response<AnswerBody> {
    if let Err(error) = page::check_origin(&parts.method, &parts.headers, app.public_url.as_ref()) {
        return Answer::from(error).into_response(Delivery::Whole);
    }
    let segments: Vec<&str> = parts.uri.path().split('/').skip(2).collect();
    let answer = match segments.as_slice() {
        // In the document, but for their media types it does not go by it.
        [] => page::answer(app, parts, body, &[]).await,
        [""] | ["page"] | ["page", ""] => page::moved_home(),
        ["page", rest @ ..] => page::answer(app, parts, body, rest).await,
        ["feed"] => return page::feed(app, parts),
        _ => {
            let answer = respond(app, parts, body).await;
            answer.unwrap_or_else(Answer::from)
        }
    };
    // A reading one is answered also when nothing can be saved.
    let answer = if parts.method.is_safe() {
        answer
    } else {
        let ticket = app.save(&mut app.store.lock());
        app.saved(ticket, answer).await
    };
    answer.into_response(Delivery::Whole)
}

async fn respond(app: &App, parts: &Parts, body: Incoming) -> Result<Answer, ApiError> {
    let document = openapi::embedded()
        .map_err(|reason| ApiError::new(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", reason))?;
    let Some((route, values)) = document.spec.route(parts.uri.path()) else {
        return Err(nothing_here(document));
    };
    let Some(operation) = route.operations.get(parts.method.as_str()) else {
        return Ok(wrong_method(&route.allow()));
    };
    let query = parts.uri.query().unwrap_or_default();
    for (name, _) in url::form_urlencoded::parse(query.as_bytes()) {
        if !operation.takes(&name) {
            return Err(ApiError::invalid(name, "is no parameter of this path"));
        }
    }
    let arguments = operation
        .arguments(&document.spec, &values, query)
        .map_err(refused)?;
    let segments: Vec<&str> = parts.uri.path().split('/').skip(2).collect();
    Ok(match segments.as_slice() {
        ["clock"] => clock::answer(app, parts, body).await,
        ["deliveries"] => deliveries::log(app, parts, &arguments)?,
        ["deliveries", id] => deliveries::get(app, id)?,
        ["deliveries", id, "resend"] => deliveries::resend(app, id)?,
        ["faults"] => faults::answer(app, parts, body).await,
        ["limits"] => limits::answer(app, parts),
        ["openapi.json"] => openapi::answer(document),
        ["requests"] => requests::answer(app, parts, &arguments),
        ["reset"] => reset::answer(app, body).await,
        ["state"] => state::answer(app, parts, body).await,
        ["seed"] => seed::answer(app, body).await,
        ["webhook-secret"] => webhook_secret::answer(app),
        _ => return Err(nothing_here(document)),
    })
}

/// Says that control has changed something, so that what shows it is shown anew.
fn tell(app: &App, what: &'static str) {
    app.feed.tell("change", || json!({ "control": what }));
}

/// A body with members that are all optional: none at all is the same as `{}`.
async fn optional_body<T: DeserializeOwned>(body: Incoming) -> Result<T, ApiError> {
    let body = read(body).await?;
    // Not any value: an array would be read as the members in their order.
    let members: serde_json::Result<Map<String, Value>> = if body.is_empty() {
        Ok(Map::new())
    } else {
        serde_json::from_slice(&body)
    };
    members
        .and_then(|members| serde_json::from_value(Value::Object(members)))
        .map_err(|error| ApiError::invalid("body", error.to_string()))
}

fn nothing_here(document: &openapi::Document) -> ApiError {
    let mut paths: Vec<&str> = document
        .spec
        .routes()
        .iter()
        .map(|route| route.template.as_str())
        .collect();
    paths.sort_unstable();
    ApiError::new(
        StatusCode::NOT_FOUND,
        "NOT_FOUND",
        format!(
            "There is nothing at this path. The emulator has {}, and a page for browsers at \
             /_emulator.",
            paths.join(", ")
        ),
    )
}
