//! `/_emulator/webhook-secret`: what deliveries are signed with, for receivers to be set up with.

use serde_json::json;

use crate::app::App;
use crate::http::answer::Answer;

pub(super) fn answer(app: &App) -> Answer {
    Answer::ok(&json!({
        "secret": app.signer.secret(),
        "standardSecret": app.signer.standard_secret(),
        "standardWebhooks": app.signer.is_standard(),
    }))
}
