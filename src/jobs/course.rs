//! A wait under way: polls, what they teach, and the waits between them.

use std::sync::Arc;
use std::time::Duration;

use linkbreakers_runtime::clock::Clock;
use linkbreakers_runtime::retry::Backoff;
use linkbreakers_runtime::{Error, Response, StopReason};

use super::limit::{passed, within};
use super::outcome::Outcome;
use super::wait::{default_backoff, Wait};
use crate::apis::jobs_api;
use crate::models::{Job, JobStatus};

/// The polls in a row that may fail.
const FAILURES: u32 = 5;
/// A wait is never shorter, whatever the backoff.
const LEAST: Duration = Duration::from_millis(1);

pub(super) struct Course {
    wait: Wait,
    id: String,
    backoff: Backoff,
    clock: Arc<dyn Clock>,
    started: Duration,
    polls: u32,
    failures: u32,
    status: Option<JobStatus>,
    /// Why the last poll failed, if it did.
    trouble: Option<Error>,
}

impl Course {
    pub(super) fn begin(mut wait: Wait) -> Result<Self, Error> {
        let id = wait.id.take().ok_or_else(|| {
            Error::invalid_request("the job has neither an id nor a status URL with one")
        })?;
        if wait.deadline == Some(Duration::ZERO) {
            return Err(Error::invalid_request(
                "the deadline of the wait is zero; it could not succeed",
            ));
        }
        let backoff = wait.backoff.map_or_else(default_backoff, Ok)?;
        let clock = wait.configuration.clock();
        Ok(Self {
            id,
            backoff,
            started: clock.monotonic(),
            clock,
            polls: 0,
            failures: 0,
            status: None,
            trouble: None,
            wait,
        })
    }

    pub(super) async fn run(mut self) -> Result<Outcome, Error> {
        loop {
            let asked = match self.poll().await {
                None => return Err(self.over(None)),
                Some(Ok(response)) => {
                    let asked = response.retry_after(self.clock.now());
                    match self.read(response.into_body()) {
                        Some(outcome) => return Ok(outcome),
                        None => asked,
                    }
                }
                // The API's own; that of a gateway says nothing about the job.
                Some(Err(error)) if error.is_not_found() && error.code_type().is_some() => {
                    if !self.may_yet_appear() {
                        return Ok(Outcome::Expired { id: self.id });
                    }
                    None
                }
                Some(Err(error)) => self.endure(error)?,
            };
            let wait = self.next_wait(asked);
            if self.left().is_some_and(|left| wait >= left) {
                return Err(self.over(asked));
            }
            self.clock.sleep(wait).await;
        }
    }

    /// The answer to one poll; `None` when the deadline was over first.
    async fn poll(&mut self) -> Option<Result<Response<Job>, Error>> {
        self.polls = self.polls.saturating_add(1);
        let mut call = jobs_api::get(&self.wait.configuration, &self.id);
        if let Some(policy) = &self.wait.policy {
            call = call.retry(policy.clone());
        }
        // A poll only reads, so it can be left behind. Its own deadline stays the policy's.
        let timer = self.left().map(|left| self.clock.sleep(left));
        within(timer, call.send_for_response()).await
    }

    fn read(&mut self, job: Job) -> Option<Outcome> {
        self.failures = 0;
        self.trouble = None;
        if let Some(listener) = &mut self.wait.on_poll {
            listener(&job);
        }
        self.status = job.status.clone();
        Outcome::of(job)
    }

    /// The wait that a failure asks for, or the failure itself if it is the end.
    fn endure(&mut self, error: Error) -> Result<Option<Duration>, Error> {
        // The runtime has judged already whether it could have gone better another time.
        if matches!(error.stop_reason(), None | Some(StopReason::NotRepeatable)) {
            return Err(error);
        }
        if !error.is_rate_limited() {
            self.failures += 1;
            if self.failures >= FAILURES {
                return Err(error);
            }
        }
        let asked = error.retry_after();
        self.trouble = Some(error);
        Ok(asked)
    }

    /// Whether the job has just begun and was not read yet.
    fn may_yet_appear(&self) -> bool {
        self.wait.has_just_begun && self.status.is_none() && self.polls < FAILURES
    }

    fn next_wait(&self, asked: Option<Duration>) -> Duration {
        let jitter = self.wait.configuration.jitter();
        let fixed = self.backoff.bound(self.polls) / 2;
        let random = self.backoff.wait(self.polls, jitter) / 2;
        (fixed + random).max(asked.unwrap_or_default()).max(LEAST)
    }

    fn left(&self) -> Option<Duration> {
        let elapsed = self.clock.monotonic().saturating_sub(self.started);
        Some(self.wait.deadline?.saturating_sub(elapsed))
    }

    fn over(self, asked: Option<Duration>) -> Error {
        let limit = self.wait.deadline.unwrap_or_default();
        let error = passed(&self.id, limit, self.status.as_ref(), asked);
        match self.trouble {
            Some(trouble) => error.caused_by(trouble),
            None => error,
        }
    }
}
