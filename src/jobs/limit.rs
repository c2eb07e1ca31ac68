//! The deadline of a wait, beside the bounds that the call of each poll has of its own.

use std::future::{poll_fn, Future};
use std::pin::{pin, Pin};
use std::task::Poll;
use std::time::Duration;

use linkbreakers_runtime::{Error, ErrorKind};

use crate::models::JobStatus;

/// The most characters of an id that an error repeats.
const MAX_ID: usize = 64;

pub(super) type Timer = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The output of `future`, or `None` when the timer is over first.
pub(super) async fn within<F: Future>(timer: Option<Timer>, future: F) -> Option<F::Output> {
    let Some(mut timer) = timer else {
        return Some(future.await);
    };
    let mut future = pin!(future);
    poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        timer.as_mut().poll(context).map(|()| None)
    })
    .await
}

/// The error of a wait that is over, or would be before its next poll.
pub(super) fn passed(
    id: &str,
    limit: Duration,
    status: Option<&JobStatus>,
    asked: Option<Duration>,
) -> Error {
    let status = match status {
        None => "not known",
        // The server's text can be of any length.
        Some(status) if status.is_unknown() => "one that this version does not know",
        Some(status) => status.as_str(),
    };
    // As the caller gave it, of any length.
    let id: String = id.chars().take(MAX_ID).collect();
    let asked = asked.map(|asked| format!(", and the server asks to come back in {asked:?}"));
    let asked = asked.unwrap_or_default();
    Error::of_layer(
        ErrorKind::Timeout,
        format!(
            "the job {id} is not done within {limit:?}: its last status is {status}{asked}; it \
             goes on, so wait for it again by its id"
        ),
    )
}
