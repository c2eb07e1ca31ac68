//! Time as a dependency, so that tests of waiting do not wait.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
use std::task::{Context, Poll};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::time::Instant;

/// Tells the time and waits.
pub trait Clock: fmt::Debug + Send + Sync {
    /// The time of the wall clock.
    fn now(&self) -> DateTime<Utc>;

    /// The time since some fixed moment, which never goes backwards.
    fn monotonic(&self) -> Duration;

    /// Completes after `duration`. Dropping the future cancels the wait.
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;
}

/// The clock of the operating system and the timer of the tokio runtime.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn monotonic(&self) -> Duration {
        // The runtime's clock, which stands still in tests that pause it.
        static START: OnceLock<Instant> = OnceLock::new();
        let now = Instant::now();
        now.saturating_duration_since(*START.get_or_init(|| now))
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(tokio::time::sleep(duration))
    }
}

/// The output of `future`, or `None` when `limit` is over first. No limit, no timer.
pub(crate) fn within<'a, F: Future>(
    clock: &dyn Clock,
    limit: Option<Duration>,
    future: Pin<&'a mut F>,
) -> Within<'a, F> {
    Within {
        future,
        timer: limit.map(|limit| clock.sleep(limit)),
    }
}

/// The future of [`within`].
pub(crate) struct Within<'a, F> {
    future: Pin<&'a mut F>,
    timer: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
}

impl<F: Future> Future for Within<'_, F> {
    type Output = Option<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if let Poll::Ready(output) = self.future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        match &mut self.timer {
            Some(timer) => timer.as_mut().poll(context).map(|()| None),
            None => Poll::Pending,
        }
    }
}
