//! The body of an answer on its way out: whole, cut off, or stuck half-way.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use tokio::sync::watch;

use crate::faults::Fault;

/// How a body is sent.
pub(crate) enum Delivery {
    Whole,
    /// Half of it, then the connection ends.
    Truncated,
    /// Half of it, then nothing until this changes or the longest time of a fault is over.
    Stalled(watch::Receiver<()>),
}

/// A body of which all or half is sent.
pub(crate) struct AnswerBody {
    rest: Bytes,
    announced: u64,
    /// What to wait for before breaking off; `None` when the body is whole.
    until: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
}

/// The body ends before the length that was announced.
#[derive(Debug)]
pub(crate) struct BrokenOff;

impl AnswerBody {
    pub(super) fn new(body: Bytes, delivery: Delivery) -> Self {
        let until: Pin<Box<dyn Future<Output = ()> + Send>> = match delivery {
            Delivery::Whole => {
                return Self {
                    announced: length(&body),
                    rest: body,
                    until: None,
                }
            }
            // One turn of the scheduler, in which the first half leaves.
            Delivery::Truncated => Box::pin(tokio::task::yield_now()),
            Delivery::Stalled(mut stop) => Box::pin(async move {
                tokio::select! {
                    () = tokio::time::sleep(Fault::LONGEST) => {}
                    _ = stop.changed() => {}
                }
            }),
        };
        Self {
            rest: body.slice(..body.len() / 2),
            // Even an empty body can be missing a byte.
            announced: length(&body).max(1),
            until: Some(until),
        }
    }
}

impl Body for AnswerBody {
    type Data = Bytes;
    type Error = BrokenOff;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BrokenOff>>> {
        if !self.rest.is_empty() {
            let rest = std::mem::take(&mut self.rest);
            self.announced = self.announced.saturating_sub(length(&rest));
            return Poll::Ready(Some(Ok(Frame::data(rest))));
        }
        let Some(until) = &mut self.until else {
            return Poll::Ready(None);
        };
        ready!(until.as_mut().poll(context));
        self.until = None;
        Poll::Ready(Some(Err(BrokenOff)))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.until.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.announced)
    }
}

fn length(body: &Bytes) -> u64 {
    u64::try_from(body.len()).unwrap_or(u64::MAX)
}

impl fmt::Display for BrokenOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body is broken off on purpose")
    }
}

impl std::error::Error for BrokenOff {}
