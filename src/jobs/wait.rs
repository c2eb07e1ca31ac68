//! The options of one wait, with defaults that suit a bulk creation.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use linkbreakers_runtime::retry::{Backoff, RetryPolicy};
use linkbreakers_runtime::Error;

use super::course::Course;
use super::outcome::Outcome;
use crate::apis::configuration::Configuration;
use crate::models::Job;

const DEADLINE: Duration = Duration::from_secs(10 * 60);

pub(super) fn default_backoff() -> Result<Backoff, Error> {
    Backoff::new(Duration::from_millis(500), 1.5, Duration::from_secs(10))
}

/// Is told of each answer.
pub(super) type OnPoll = Box<dyn FnMut(&Job) + Send + Sync>;

/// A wait for one job, made by [`wait`](super::wait) or [`wait_for`](super::wait_for): set its
/// options, then `.await` it.
///
/// The job is read at once, and again after each wait. A wait is at least as long as the
/// `Retry-After` of the answer before, and otherwise between half of the backoff's bound and the
/// whole, so that many waits do not ask together.
///
/// It holds a clone of the configuration, so it can be moved into a task of its own. Dropping it
/// ends the asking and leaves the job alone: wait again with the same id, as often as you like.
///
/// ```
/// use linkbreakers::apis::configuration::Configuration;
/// use linkbreakers::jobs;
/// use linkbreakers::retry::Backoff;
/// use std::time::Duration;
///
/// # async fn example(configuration: &Configuration) -> Result<(), linkbreakers::Error> {
/// let seconds = Duration::from_secs;
/// let outcome = jobs::wait(configuration, "5d0c2f6e-2b0e-4f8e-9d43-0c8a1f1f2a77")
///     .deadline(seconds(60 * 60))
///     .backoff(Backoff::new(seconds(2), 2.0, seconds(60))?)
///     .on_poll(|job| println!("{:?}", job.status))
///     .await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Awaiting it fails
///
/// - with [`Timeout`](crate::ErrorKind::Timeout) when the deadline is over, or when the next wait
///   would pass it. The message names the job and its last status;
/// - with the error of the poll, when 5 polls in a row failed for reasons that may pass, such as
///   broken connections and 5xx, each after the retries of its policy. A rate limit (429) is
///   waited out and does not count;
/// - at once with any other error, such as a key that is refused, a quota of the plan that is used
///   up, an answer that cannot be read, or a 404 that is not the API's but that of a wrong base URL or
///   a gateway;
/// - with [`InvalidRequest`](crate::ErrorKind::InvalidRequest) when there is no id, or when the
///   deadline is zero. Nothing is sent then.
///
/// The job goes on in each case.
#[must_use = "a wait does nothing until it is awaited"]
pub struct Wait {
    pub(super) configuration: Configuration,
    pub(super) id: Option<String>,
    pub(super) has_just_begun: bool,
    pub(super) deadline: Option<Duration>,
    pub(super) backoff: Option<Backoff>,
    pub(super) policy: Option<RetryPolicy>,
    pub(super) on_poll: Option<OnPoll>,
}

impl Wait {
    pub(super) fn new(configuration: &Configuration, id: Option<String>) -> Self {
        Self {
            configuration: configuration.clone(),
            id,
            has_just_begun: false,
            deadline: Some(DEADLINE),
            backoff: None,
            policy: None,
            on_poll: None,
        }
    }

    /// How long to wait in all, counted from when it is awaited: 10 min unless set, `None` for no
    /// end. Zero is refused.
    pub fn deadline(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.deadline = limit.into();
        self
    }

    /// The waits between polls when the server names none; unless set, bounds that start at
    /// 500 ms, grow by 1.5 and stop at 10 s.
    ///
    /// Each wait lies between half of the bound and the whole, and is never below 1 ms.
    pub fn backoff(mut self, backoff: Backoff) -> Self {
        self.backoff = Some(backoff);
        self
    }

    /// How each poll is repeated, instead of the configuration's policy.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.policy = Some(policy);
        self
    }

    /// Tells `listener` of the job after each answer, the last one included.
    ///
    /// It runs between the polls, so it should return soon.
    pub fn on_poll(mut self, listener: impl FnMut(&Job) + Send + Sync + 'static) -> Self {
        self.on_poll = Some(Box::new(listener));
        self
    }
}

impl IntoFuture for Wait {
    type Output = Result<Outcome, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Course::begin(self)?.run().await })
    }
}

impl fmt::Debug for Wait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait")
            .field("id", &self.id)
            .field("deadline", &self.deadline)
            .field("backoff", &self.backoff)
            .field("retry", &self.policy)
            .finish_non_exhaustive()
    }
}
