//! How the call came to fail: its attempts, why there was no other, and when to come back.

use std::time::Duration;

use chrono::{DateTime, Utc};
use http::StatusCode;

use super::{Error, ErrorKind};
use crate::attempt::{Attempt, StopReason};
use crate::operation::Method;
use crate::rate_limit::RateLimit;
use crate::retry::retry_after;
use crate::retry::verdict::Failure;
use crate::transport::Phase;

/// What is known of the whole call, beside its last error.
#[derive(Default)]
pub(crate) struct Story {
    attempts: Vec<Attempt>,
    stop: Option<StopReason>,
    may_be_done: bool,
    retry_after: Option<Duration>,
    retry_at: Option<DateTime<Utc>>,
    reused: Option<bool>,
    time_left: Option<Duration>,
    resource_id: Option<String>,
    /// The wait that the limiter asked for, and the limit that it knew.
    held: Option<Duration>,
    pub(super) held_by: Option<RateLimit>,
}

impl Error {
    /// The limiter would have made the call wait longer than it may.
    pub(crate) fn held_back(limit: Option<RateLimit>) -> Self {
        let mut error = Self::new(
            ErrorKind::RateLimited,
            "the rate limit holds the call back for longer than it may wait",
        );
        error.0.phase = Some(Phase::Connect);
        error.0.story.held_by = limit;
        error
    }

    /// The limiter lets nothing go for another `wait`.
    pub(crate) fn held_for(mut self, wait: Duration) -> Self {
        self.0.story.held = Some(wait);
        self
    }

    pub(crate) fn over_connection(mut self, reused: Option<bool>) -> Self {
        self.0.story.reused = reused;
        self
    }

    pub(crate) fn connection_reused(&self) -> Option<bool> {
        self.0.story.reused
    }

    pub(crate) fn about(mut self, id: &str) -> Self {
        self.0.story.resource_id = Some(id.to_owned());
        self
    }

    /// What was left of the call's deadline when it failed.
    pub(crate) fn time_left(&self) -> Option<Duration> {
        self.0.story.time_left
    }

    pub(crate) fn with_time_left(mut self, left: Option<Duration>) -> Self {
        self.0.story.time_left = left;
        self
    }

    /// Tells the last error of a call as the error of the call.
    pub(crate) fn concluded(
        mut self,
        attempts: Vec<Attempt>,
        stop: StopReason,
        may_be_done: bool,
        now: DateTime<Utc>,
    ) -> Self {
        let wait = self.asked_wait(now).filter(|_| !self.is_quota_used_up());
        self.0.story.retry_after = wait;
        let wait = wait.and_then(|wait| chrono::Duration::from_std(wait).ok());
        self.0.story.retry_at = wait.and_then(|wait| now.checked_add_signed(wait));
        self.0.story.attempts = attempts;
        self.0.story.stop = Some(stop);
        self.0.story.may_be_done = may_be_done;
        self
    }

    /// The call succeeded and its answer cannot be read: what was to be written is written.
    pub(crate) fn after_success(mut self, attempts: Vec<Attempt>, method: Method) -> Self {
        self.0.story.attempts = attempts;
        self.0.story.stop = Some(StopReason::NotRepeatable);
        self.0.story.may_be_done = !method.is_safe();
        self
    }

    /// The wait that the server or the limiter asked for: `Retry-After`, and for a 429 without
    /// one the reset of the rate limit.
    pub(crate) fn asked_wait(&self, now: DateTime<Utc>) -> Option<Duration> {
        if let Some(wait) = self.0.story.held {
            return Some(wait);
        }
        let asked = self
            .headers()
            .and_then(|headers| retry_after::read(headers, now));
        asked.or_else(|| {
            let limit = self.rate_limit().filter(|_| self.is_rate_limited())?;
            (limit.reset_at()? - now).to_std().ok()
        })
    }

    /// What became of the attempt, as far as a repetition depends on it.
    pub(crate) fn failure(&self) -> Failure {
        match (self.kind(), self.status()) {
            (ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport, _) => {
                Failure::Broken(self.0.phase.unwrap_or(Phase::Send))
            }
            (ErrorKind::Status, Some(status)) => Failure::Status {
                status,
                names_wait: self.headers().is_some_and(retry_after::is_named),
                quota_used_up: self.is_quota_used_up(),
            },
            // 303 is how some answer a write that is done.
            (ErrorKind::TooLarge | ErrorKind::Redirect, _) => Failure::Unread,
            _ => Failure::Lasting,
        }
    }

    /// All attempts of the call in their order; the last one gave this error.
    ///
    /// Empty when nothing was sent.
    #[must_use]
    pub fn attempts(&self) -> &[Attempt] {
        &self.0.story.attempts
    }

    /// Why there was no further attempt; `None` when nothing was sent because the request or the
    /// configuration cannot be used.
    #[must_use]
    pub fn stop_reason(&self) -> Option<StopReason> {
        self.0.story.stop
    }

    /// The time to come back, if the server or the limiter named one.
    ///
    /// A queue puts the job back until then.
    #[must_use]
    pub fn retry_at(&self) -> Option<DateTime<Utc>> {
        self.0.story.retry_at
    }

    /// The wait that the server or the limiter asked for, counted from when it did.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.story.retry_after
    }

    /// Whether the server may have done the write although no success came back.
    ///
    /// Then read before you write again, or send the same request with the same
    /// [`idempotency_key`](Self::idempotency_key).
    #[must_use]
    pub fn may_have_been_done(&self) -> bool {
        self.0.story.may_be_done
    }

    /// The identifier that the client gave to what was to be created.
    ///
    /// When the write [may have been done](Self::may_have_been_done), read it: what is there was
    /// created, and what is not there was not.
    #[must_use]
    pub fn resource_id(&self) -> Option<&str> {
        self.0.story.resource_id.as_deref()
    }

    /// Whether the quota of the plan is used up, so that no retry helps before it renews.
    #[must_use]
    pub fn is_quota_used_up(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
            && self
                .0
                .refusal
                .as_ref()
                .is_some_and(|refusal| refusal.quota_used_up)
    }
}
