//! `/_emulator/clock`: what time it is, set, moved forward, stopped, and given back.

use std::time::Duration;

use chrono::{DateTime, Utc};
use http::request::Parts;
use http::Method;
use hyper::body::Incoming;
use serde::Deserialize;

use super::{optional_body, reset, ResetPart};
use crate::app::App;
use crate::clock::{ClockState, TimeOutOfRange};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::http::exchange::wrong_method;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Change {
    now: Option<DateTime<Utc>>,
    #[serde(default)]
    advance_millis: u64,
    stopped: Option<bool>,
}

pub(super) async fn answer(app: &App, parts: &Parts, body: Incoming) -> Answer {
    match parts.method {
        Method::GET => Answer::ok(&app.dial.show()),
        Method::PUT => match set(app, body).await {
            Ok(state) => Answer::ok(&state),
            Err(error) => error.into(),
        },
        Method::DELETE => {
            reset(app, &[ResetPart::Clock]);
            Answer::ok(&app.dial.show())
        }
        _ => wrong_method("GET, PUT, DELETE"),
    }
}

async fn set(app: &App, body: Incoming) -> Result<ClockState, ApiError> {
    let change: Change = optional_body(body).await?;
    let advance = Duration::from_millis(change.advance_millis);
    turn(app, change.now, advance, change.stopped)
        .map_err(|error| ApiError::invalid("body", error.to_string()))
}

/// Changes what the clock shows, and tells whoever listens.
pub(crate) fn turn(
    app: &App,
    now: Option<DateTime<Utc>>,
    advance: Duration,
    stopped: Option<bool>,
) -> Result<ClockState, TimeOutOfRange> {
    let state = app.dial.set(now, advance, stopped)?;
    super::tell(app, "clock");
    Ok(state)
}
