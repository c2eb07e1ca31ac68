//! A limit for the polls of a wait, beside the bounds that each of their calls has of its own.

use std::future::{poll_fn, Future};
use std::pin::{pin, Pin};
use std::task::Poll;

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
