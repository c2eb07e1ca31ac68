//! The log: one line an event, with named fields, to the standard output.
//!
//! No secret, LBID, query, body or header goes there, and no answer of the API that may quote a
//! visitor's values. Keys and LBIDs appear as fingerprints.

use std::io::IsTerminal;
use std::time::Instant;

use linkbreakers::http::StatusCode;
use tracing::level_filters::LevelFilter;

pub(crate) fn start(level: LevelFilter) {
    tracing_subscriber::fmt()
        .with_max_level(level)
        .with_ansi(std::io::stdout().is_terminal())
        .init();
}

/// A request, which becomes a line once it is answered.
pub(crate) struct Access {
    method: String,
    path: String,
    started: Instant,
}

impl Access {
    /// The path alone: the query can hold an LBID.
    pub(crate) fn new(method: &str, path: &str) -> Self {
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            started: Instant::now(),
        }
    }

    pub(crate) fn answered(self, status: StatusCode) {
        let Self { method, path, .. } = self;
        let (status, milliseconds) = (status.as_u16(), self.started.elapsed().as_millis());
        // Probes come every few seconds.
        if path.starts_with("/health/") {
            tracing::debug!(%method, ?path, status, milliseconds, "answered");
        } else {
            tracing::info!(%method, ?path, status, milliseconds, "answered");
        }
    }
}
