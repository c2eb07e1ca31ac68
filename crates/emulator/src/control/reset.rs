//! `/_emulator/reset`: everything, or some parts, as before the first request.

use hyper::body::Incoming;
use serde::Deserialize;

use super::optional_body;
use crate::app::App;
use crate::http::answer::{empty, Answer};

/// A part of the emulator that can be reset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ResetPart {
    /// All records, and the answers that are kept by idempotency key. The workspace keeps its id.
    Workspace,
    /// The journal of requests and their count.
    Journal,
    /// The windows of all callers and the use of the plan's quota.
    Limits,
    /// The scripts of faults and their counts.
    Faults,
    /// The clock, which is again the one that the emulator was built with.
    Clock,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    parts: Option<Vec<ResetPart>>,
}

impl ResetPart {
    /// All parts.
    pub const ALL: [Self; 5] = [
        Self::Workspace,
        Self::Journal,
        Self::Limits,
        Self::Faults,
        Self::Clock,
    ];
}

pub(super) async fn answer(app: &App, body: Incoming) -> Answer {
    match optional_body::<Parts>(body).await {
        Ok(body) => {
            reset(app, body.parts.as_deref().unwrap_or(&ResetPart::ALL));
            empty()
        }
        Err(error) => error.into(),
    }
}

/// Resets parts, and tells whoever listens.
pub(crate) fn reset(app: &App, parts: &[ResetPart]) {
    for part in parts {
        match part {
            ResetPart::Workspace => {
                // As one, so that no answer of a request in between is kept without its records.
                let mut store = app.store.lock();
                store.clear();
                app.keys.clear();
                let _unawaited = app.save(&mut store);
            }
            ResetPart::Journal => app.journal.clear(),
            ResetPart::Limits => {
                app.limiter.reset();
                app.plan_quota.reset();
            }
            ResetPart::Faults => app.faults.set(Vec::new()),
            ResetPart::Clock => app.dial.reset(),
        }
    }
    super::tell(app, "reset");
}
