//! `/_emulator/state`: the whole workspace as one document, read and replaced.

use http::request::Parts;
use http::{Method, StatusCode};
use hyper::body::Incoming;

use crate::app::App;
use crate::data::document;
use crate::http::answer::{empty, Answer};
use crate::http::error::ApiError;
use crate::http::exchange::{read_up_to, wrong_method};

/// A million events take about 255 MB.
const MAX_DOCUMENT: usize = 1024 * 1024 * 1024;

pub(super) async fn answer(app: &App, parts: &Parts, body: Incoming) -> Answer {
    match parts.method {
        Method::GET => match document::write(&app.store.lock()) {
            Ok(document) => Answer::of_type(StatusCode::OK, "application/json", document),
            Err(error) => ApiError::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "INTERNAL",
                format!("The state cannot be written: {error}"),
            )
            .into(),
        },
        Method::PUT => set(app, body).await.map_or_else(Answer::from, |()| empty()),
        _ => wrong_method("GET, PUT"),
    }
}

async fn set(app: &App, body: Incoming) -> Result<(), ApiError> {
    let document = read_up_to(body, MAX_DOCUMENT).await?;
    let imported = app.import(&document).await;
    let saved = imported.map_err(|invalid| {
        let place = match invalid.place.as_str() {
            "" => "body".to_owned(),
            place => place.to_owned(),
        };
        ApiError::invalid(place, invalid.reason)
    })?;
    saved.map_err(|failure| failure.refusal())
}
