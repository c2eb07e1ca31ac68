//! The rows of a running import, as a stream.

use std::fmt;
use std::future::{poll_fn, Future};
use std::pin::Pin;
use std::task::{ready, Context, Poll};

use futures_core::{FusedStream, Stream};
use tokio::runtime::Handle;
use tokio::sync::mpsc::{channel, Receiver};
use tokio::task::JoinHandle;

use super::driver::{drive, Given, Job};
use super::faults::broken;
use super::Row;
use crate::{Error, ErrorKind};

/// How many finished chunks the import may be ahead of whoever takes the rows, beside those that
/// it holds itself.
const AHEAD: usize = 1;

/// The rows of an import, one for each input; made by [`Import::run`](super::Import::run).
///
/// The import begins when the first row is asked for, and is stopped when this is dropped. To stop
/// it is safe at any time: what was under way is found again by the next run of the same import.
///
/// An `Err` is the last item. Nothing is wrong with the inputs behind it; run the same import
/// again, with its journal or name, to go on.
#[must_use = "an import does nothing until its rows are asked for"]
pub struct Rows {
    state: State,
    ready: std::vec::IntoIter<Row>,
}

enum State {
    Waiting(Box<Result<Job, Error>>),
    Running {
        given: Receiver<Given>,
        task: JoinHandle<()>,
    },
    Over,
}

impl Rows {
    pub(super) fn new(job: Result<Job, Error>) -> Self {
        Self {
            state: State::Waiting(Box::new(job)),
            ready: Vec::new().into_iter(),
        }
    }

    /// The next row, or `None` when there are no more.
    ///
    /// Can be dropped and asked again without losing a row.
    ///
    /// # Errors
    ///
    /// When the import stops. The error's kind says why:
    ///
    /// - [`Status`](ErrorKind::Status), when no call can succeed: the key was refused (401, 403),
    ///   the workspace may not do this, the plan's quota is used up, or the answer is a proxy's;
    /// - [`Configuration`](ErrorKind::Configuration), when the configuration cannot be used, or
    ///   there is no tokio runtime;
    /// - [`InvalidRequest`](ErrorKind::InvalidRequest), when a setting is out of its bounds;
    /// - [`Mismatch`](ErrorKind::Mismatch), when the journal belongs to another input, name or base
    ///   URL, to two imports or to a later version, or is no journal;
    /// - [`Journal`](ErrorKind::Journal), when the journal could not be read or written, or panicked,
    ///   or another run has just begun it;
    /// - [`Interrupted`](ErrorKind::Interrupted), when three chunks in a row could not be settled,
    ///   when all links of a chunk were refused for one reason that names none of them, or when the
    ///   input, the listener or a transport panicked. In the first two cases the
    ///   [source](std::error::Error::source) is the last call's error, in the first one as
    ///   `Arc<Error>`, which the failed rows have too.
    pub async fn next(&mut self) -> Option<Result<Row, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    fn stop(&mut self, error: Error) -> Poll<Option<Result<Row, Error>>> {
        self.state = State::Over;
        Poll::Ready(Some(Err(error)))
    }
}

impl Stream for Rows {
    type Item = Result<Row, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(row) = self.ready.next() {
                return Poll::Ready(Some(Ok(row)));
            }
            match &mut self.state {
                State::Over => return Poll::Ready(None),
                State::Waiting(_) => {
                    if let Err(error) = self.start() {
                        return self.stop(error);
                    }
                }
                State::Running { given, task } => match ready!(given.poll_recv(context)) {
                    Some(Ok(rows)) => self.ready = rows.into_iter(),
                    Some(Err(error)) => return self.stop(error),
                    None => {
                        // The end of the channel is also the end of a task that panicked.
                        let ended = ready!(Pin::new(task).poll(context));
                        if let Err(error) = ended {
                            return self.stop(broken(error));
                        }
                        self.state = State::Over;
                    }
                },
            }
        }
    }
}

impl Rows {
    fn start(&mut self) -> Result<(), Error> {
        let State::Waiting(job) = std::mem::replace(&mut self.state, State::Over) else {
            return Ok(());
        };
        let job = (*job)?;
        let runtime = Handle::try_current().map_err(|error| {
            let message = "an import needs a tokio runtime; ask for its rows inside of one";
            Error::of_layer(ErrorKind::Configuration, message).caused_by(error)
        })?;
        let (giving, given) = channel(AHEAD);
        let task = runtime.spawn(drive(job, giving));
        self.state = State::Running { given, task };
        Ok(())
    }
}

impl FusedStream for Rows {
    fn is_terminated(&self) -> bool {
        matches!(self.state, State::Over) && self.ready.as_slice().is_empty()
    }
}

impl Drop for Rows {
    fn drop(&mut self) {
        if let State::Running { task, .. } = &self.state {
            task.abort();
        }
    }
}

impl fmt::Debug for Rows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Waiting(_) => "waiting",
            State::Running { .. } => "running",
            State::Over => "over",
        };
        f.debug_struct("Rows")
            .field("state", &state)
            .finish_non_exhaustive()
    }
}
