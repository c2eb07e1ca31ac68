//! `/_emulator/requests`: the journal of what was received, read and emptied.

use http::request::Parts;
use http::Method;
use serde_json::json;

use crate::app::App;
use crate::http::answer::{empty, Answer};
use crate::http::exchange::wrong_method;

pub(super) fn answer(app: &App, parts: &Parts) -> Answer {
    match parts.method {
        Method::GET => Answer::ok(&json!({
            "total": app.journal.count(),
            "requests": app.journal.all(),
        })),
        Method::DELETE => {
            app.journal.clear();
            empty()
        }
        _ => wrong_method("GET, DELETE"),
    }
}
