//! What the services with axum and actix-web share: everything but the framework.

pub(crate) mod deliveries;
pub(crate) mod health;
pub(crate) mod links;
pub(crate) mod logs;
pub(crate) mod problem;
pub(crate) mod settings;
pub(crate) mod stop;
mod webhook_keys;
pub(crate) mod welcome;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::webhooks::{MemoryReplayStore, Receiver};
use linkbreakers::Error;

pub(crate) type Failure = Box<dyn std::error::Error>;

/// The most bytes of a body, but for webhooks, whose verifier has the limit.
pub(crate) const BODY_LIMIT: usize = 16 * 1024;

/// How long a request may take, its body included.
pub(crate) const REQUEST_LIMIT: Duration = Duration::from_secs(30);

/// What all handlers work with. Clones are cheap, and share connections and replay store.
#[derive(Clone)]
pub(crate) struct Service {
    pub(crate) configuration: Configuration,
    pub(crate) receiver: Receiver,
    pub(crate) deliveries: Arc<MemoryReplayStore>,
    pub(crate) capacity: usize,
}

/// The end of `main`: a failure is one line, with what to do if the SDK knows it.
pub(crate) fn exit(program: &str, outcome: Result<(), Failure>) -> ExitCode {
    let Err(failure) = outcome else {
        return ExitCode::SUCCESS;
    };
    let line = match failure.downcast_ref::<Error>() {
        Some(error) => error.explain(),
        None => failure.to_string(),
    };
    eprintln!("{program}: {line}");
    ExitCode::FAILURE
}
