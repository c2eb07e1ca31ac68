//! A server that plays the reads of one job in their order, and the client that waits for it.

use std::sync::{Arc, Mutex};

use linkbreakers::apis::configuration::{Configuration, ConfigurationBuilder};
use linkbreakers::transport::{Phase, TransportError};
use linkbreakers::RetryPolicy;
use serde_json::json;

use super::clock::JumpingClock;
use crate::decode::script::{answer, Answer, Script};

pub(super) const ID: &str = "5d0c2f6e-2b0e-4f8e-9d43-0c8a1f1f2a77";

pub(super) type Step = Result<Answer, ()>;

/// The job with this status.
pub(super) fn job(status: &str) -> Step {
    job_with(status, &[])
}

pub(super) fn job_with(status: &str, headers: &[(&str, &str)]) -> Step {
    let body = json!({ "id": ID, "status": format!("JOB_STATUS_{status}"), "itemCount": 2 });
    Ok(answer(200, headers, body.to_string()))
}

pub(super) fn done() -> Step {
    let body = json!({
        "id": ID,
        "status": "JOB_STATUS_SUCCEEDED",
        "linksBulkCreate": { "linkIds": ["l1", "l2"] },
    });
    Ok(answer(200, &[], body.to_string()))
}

/// A refusal with this status.
pub(super) fn refusal(status: u16, headers: &[(&str, &str)]) -> Step {
    let body = json!({ "codeType": "SOME_CODE", "message": "no" });
    Ok(answer(status, headers, body.to_string()))
}

/// The connection breaks.
pub(super) fn broken() -> Step {
    Err(())
}

/// A server with its client and clock; the last step is repeated.
pub(super) struct Scene {
    pub(super) client: Configuration,
    pub(super) clock: JumpingClock,
    script: Arc<Script>,
}

impl Scene {
    /// One attempt a poll, and a jitter in the middle.
    pub(super) fn of(steps: impl IntoIterator<Item = Step>) -> Self {
        Self::with(steps, |builder| builder)
    }

    pub(super) fn with(
        steps: impl IntoIterator<Item = Step>,
        change: impl FnOnce(ConfigurationBuilder) -> ConfigurationBuilder,
    ) -> Self {
        let mut steps: Vec<_> = steps.into_iter().collect();
        steps.reverse();
        let steps = Mutex::new(steps);
        let script = Script::new(move |_| {
            let mut steps = steps.lock().unwrap();
            let step = match steps.len() {
                1 => steps[0].clone(),
                _ => steps.pop().unwrap(),
            };
            step.map_err(|()| TransportError::broken(Phase::Connect, "refused"))
        });
        let clock = JumpingClock::new();
        let builder = Configuration::builder()
            .bearer_access_token("a-key")
            .transport(script.clone())
            .clock(Arc::new(clock.clone()))
            .random(|| 0.5)
            .retry(RetryPolicy::never())
            .rate_limiter(None);
        Self {
            client: change(builder).build().unwrap(),
            clock,
            script,
        }
    }

    /// The requests so far.
    pub(super) fn polls(&self) -> usize {
        self.script.requests().len()
    }

    pub(super) fn paths(&self) -> Vec<String> {
        let requests = self.script.requests();
        let paths = requests.iter().map(|request| request.uri().path());
        paths.map(str::to_owned).collect()
    }
}
