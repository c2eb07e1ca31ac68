//! `/_emulator/webhook-secret`: what deliveries are signed with, for receivers to be set up with.

use http::request::Parts;
use http::Method;
use serde_json::json;

use crate::app::App;
use crate::http::answer::Answer;
use crate::http::exchange::wrong_method;

pub(super) fn answer(app: &App, parts: &Parts) -> Answer {
    match parts.method {
        Method::GET => Answer::ok(&json!({
            "secret": app.signer.secret(),
            "standardSecret": app.signer.standard_secret(),
            "standardWebhooks": app.signer.is_standard(),
        })),
        _ => wrong_method("GET"),
    }
}
