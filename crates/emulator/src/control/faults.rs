//! `/_emulator/faults`: what goes wrong, read, set and cleared.

use http::request::Parts;
use http::Method;
use hyper::body::Incoming;

use crate::app::App;
use crate::faults;
use crate::http::answer::{empty, Answer};
use crate::http::error::ApiError;
use crate::http::exchange::{read, wrong_method};

pub(super) async fn answer(app: &App, parts: &Parts, body: Incoming) -> Answer {
    match parts.method {
        Method::GET => Answer::ok(&app.faults.describe()),
        Method::PUT => match set(app, body).await {
            Ok(()) => Answer::ok(&app.faults.describe()),
            Err(error) => error.into(),
        },
        Method::DELETE => {
            app.faults.clear();
            empty()
        }
        _ => wrong_method("GET, PUT, DELETE"),
    }
}

async fn set(app: &App, body: Incoming) -> Result<(), ApiError> {
    let body = read(body).await?;
    let scripts = faults::read(&body, &app.spec);
    app.faults
        .set(scripts.map_err(|reason| ApiError::invalid("body", reason))?);
    Ok(())
}
