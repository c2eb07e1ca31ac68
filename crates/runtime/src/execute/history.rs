//! The attempts of one call so far, and whether there is to be another.

use std::mem;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::attempt::{Attempt, StopReason};
use crate::call::Call;
use crate::error::Error;
use crate::rate_limit::RateLimit;
use crate::response::{request_id, Answer};
use crate::retry::verdict::{may_be_done, may_repeat};
use crate::retry::RetryPolicy;

pub(super) struct History<'a> {
    call: &'a Call<'a>,
    started: Duration,
    attempts: Vec<Attempt>,
    /// How long the attempt to come has been waited for.
    waited: Duration,
    /// What the last attempt met.
    last: Option<Error>,
    /// Whether any attempt may have been done by the server.
    may_be_done: bool,
    /// How often another key took the place of one that was refused, which is at most once.
    renewals: usize,
}

impl<'a> History<'a> {
    pub(super) fn new(call: &'a Call<'a>, started: Duration) -> Self {
        Self {
            call,
            started,
            attempts: Vec::with_capacity(1),
            waited: Duration::ZERO,
            last: None,
            may_be_done: false,
            renewals: 0,
        }
    }

    fn policy(&self) -> &'a RetryPolicy {
        let settings = self.call.context.settings;
        self.call.retry.as_deref().unwrap_or(&settings.retry)
    }

    /// What is left of the deadline; `None` when there is none.
    pub(super) fn left(&self) -> Option<Duration> {
        self.left_at(self.call.context.settings.clock.monotonic())
    }

    /// What is left of the deadline at `moment` of the clock.
    pub(super) fn left_at(&self, moment: Duration) -> Option<Duration> {
        let deadline = self.call.deadline.or(self.policy().deadline())?;
        Some(deadline.saturating_sub(moment.saturating_sub(self.started)))
    }

    /// The time that an attempt may take.
    pub(super) fn attempt_limit(&self) -> Option<Duration> {
        self.attempt_limit_at(self.call.context.settings.clock.monotonic())
    }

    /// The time that an attempt may take that starts at `moment` of the clock.
    pub(super) fn attempt_limit_at(&self, moment: Duration) -> Option<Duration> {
        let own = self
            .call
            .timeout
            .or(self.call.context.settings.attempt_timeout);
        match (own, self.left_at(moment)) {
            (Some(own), Some(left)) => Some(own.min(left)),
            (own, left) => own.or(left),
        }
    }

    /// The longest wait that would be within the bounds at `moment` of the clock.
    pub(super) fn patience_at(&self, moment: Duration) -> Duration {
        let longest = self.policy().max_wait();
        self.left_at(moment)
            .map_or(longest, |left| longest.min(left))
    }

    /// Whether a wait of `wait` is within the bounds.
    pub(super) fn check_wait(&self, wait: Duration) -> Result<(), StopReason> {
        if wait > self.policy().max_wait() {
            return Err(StopReason::WaitTooLong);
        }
        if self.left().is_some_and(|left| wait >= left) {
            return Err(StopReason::DeadlineTooNear);
        }
        Ok(())
    }

    /// The attempt to come was held for another `wait`.
    pub(super) fn waited(&mut self, wait: Duration) {
        self.waited += wait;
    }

    /// There is to be another attempt after one that failed with `error`, and a wait of `waited`.
    pub(super) fn goes_on_after(&mut self, error: Error, waited: Duration) {
        self.last = Some(error);
        self.waited = waited;
    }

    pub(super) fn record(
        &mut self,
        result: &Result<Answer, Error>,
        took: Duration,
        now: DateTime<Utc>,
    ) {
        let attempt = match result {
            Ok(answer) => Attempt {
                waited: self.waited,
                took,
                status: Some(answer.head.status),
                error: None,
                request_id: request_id(answer.head.profile, &answer.head.headers),
                retry_after: None,
                connection_reused: answer.head.reused,
            },
            Err(error) => {
                self.may_be_done |= may_be_done(self.call.operation.method(), error.failure());
                Attempt {
                    waited: self.waited,
                    took,
                    status: error.status(),
                    error: Some(error.kind()),
                    request_id: error.request_id().map(str::to_owned),
                    retry_after: error.asked_wait(now),
                    connection_reused: error.connection_reused(),
                }
            }
        };
        if let Some(observer) = &self.call.context.settings.observer {
            observer.attempted(self.call.operation, &attempt);
        }
        self.attempts.push(attempt);
    }

    /// How many attempts were made.
    pub(super) fn made(&self) -> usize {
        self.attempts.len()
    }

    /// Whether the deadline is over.
    pub(super) fn is_late(&self) -> bool {
        self.left() == Some(Duration::ZERO)
    }

    /// Whether the next attempt may have another key than those before. Servers keep idempotency
    /// keys apart by key, so a write that may have been done would be done again.
    pub(super) fn may_change_key(&self) -> bool {
        !self.may_be_done || self.call.operation.method().is_idempotent()
    }

    /// Whether a source is to be asked for another key, because this one was refused.
    pub(super) fn may_renew_key(&self, error: &Error) -> bool {
        error.is_unauthorized()
            && self.renewals == 0
            && self.call.context.asks_for_key()
            && self.may_change_key()
    }

    /// The attempt with another key is not one of the policy's: the one before was not done.
    pub(super) fn key_renewed(&mut self) {
        self.renewals += 1;
    }

    /// The wait before another attempt, or why there is none.
    pub(super) fn plan(&self, error: &Error, now: DateTime<Utc>) -> Result<Duration, StopReason> {
        let settings = self.call.context.settings;
        if !may_repeat(
            self.call.operation.method(),
            self.call.key.is_some(),
            error.failure(),
        ) {
            return Err(StopReason::NotRepeatable);
        }
        let made = self.attempts.len() - self.renewals;
        let made = u32::try_from(made).unwrap_or(u32::MAX);
        if made >= self.policy().attempts() {
            return Err(StopReason::AttemptsUsedUp);
        }
        let backoff = self.policy().backoff().wait(made, (settings.random)());
        let backoff = backoff.min(self.policy().max_wait());
        let wait = backoff.max(error.asked_wait(now).unwrap_or_default());
        self.check_wait(wait)?;
        if !settings.budget.withdraw() {
            return Err(StopReason::BudgetUsedUp);
        }
        Ok(wait)
    }

    pub(super) fn into_attempts(self) -> Vec<Attempt> {
        self.attempts
    }

    /// The last error, told as the error of the whole call.
    pub(super) fn conclude(&mut self, error: Error, stop: StopReason, now: DateTime<Utc>) -> Error {
        let left = self.left();
        error
            .concluded(mem::take(&mut self.attempts), stop, self.may_be_done, now)
            .with_time_left(left)
    }

    /// The error of a call that the limiter holds for longer than it may wait.
    pub(super) fn held_back(
        &mut self,
        limit: impl FnOnce() -> Option<RateLimit>,
        wait: Duration,
        stop: StopReason,
        now: DateTime<Utc>,
    ) -> Error {
        // What an attempt before has met says more than that there is no other.
        let last = self.last.take();
        let error = last.unwrap_or_else(|| Error::held_back(limit()));
        self.conclude(error.held_for(wait), stop, now)
    }
}
