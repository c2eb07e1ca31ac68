//! The body of an answer on its way out: whole, cut off, stuck half-way, or a stream without end.

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

/// The pieces of a body that comes as they come.
pub(crate) trait Pieces: Send {
    /// The next piece and where the others come from; `None` at the end.
    fn next(self: Box<Self>) -> NextPiece;
}

/// See [`Pieces::next`].
pub(crate) type NextPiece = Pin<Box<dyn Future<Output = Option<(Bytes, Box<dyn Pieces>)>> + Send>>;

/// A body that is sent.
pub(crate) struct AnswerBody(Form);

enum Form {
    Fixed(Fixed),
    /// `None` when it has ended.
    Stream(Option<NextPiece>),
}

/// A body of which all or half is sent.
struct Fixed {
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
        Self(Form::Fixed(Fixed::new(body, delivery)))
    }

    /// A body of unknown length.
    pub(crate) fn stream(pieces: Box<dyn Pieces>) -> Self {
        Self(Form::Stream(Some(pieces.next())))
    }
}

impl Fixed {
    fn new(body: Bytes, delivery: Delivery) -> Self {
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

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> PolledFrame {
        match &mut self.0 {
            Form::Fixed(fixed) => fixed.poll(context),
            Form::Stream(next) => poll_stream(next, context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Form::Fixed(fixed) => fixed.rest.is_empty() && fixed.until.is_none(),
            Form::Stream(next) => next.is_none(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Form::Fixed(fixed) => SizeHint::with_exact(fixed.announced),
            Form::Stream(_) => SizeHint::default(),
        }
    }
}

type PolledFrame = Poll<Option<Result<Frame<Bytes>, BrokenOff>>>;

impl Fixed {
    fn poll(&mut self, context: &mut Context<'_>) -> PolledFrame {
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
}

fn poll_stream(next: &mut Option<NextPiece>, context: &mut Context<'_>) -> PolledFrame {
    let Some(piece) = next else {
        return Poll::Ready(None);
    };
    match ready!(piece.as_mut().poll(context)) {
        Some((piece, rest)) => {
            *next = Some(rest.next());
            Poll::Ready(Some(Ok(Frame::data(piece))))
        }
        None => {
            *next = None;
            Poll::Ready(None)
        }
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
