//! Pages one by one: fetched when they are asked for, or ahead by a task that ends with its owner.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{ready, Context, Poll};

use tokio::runtime::Handle;
use tokio::sync::{mpsc, Semaphore};
use tokio::task::JoinHandle;

use super::listing::Request;
use super::walk::{Leaf, Walk};
use super::Page;
use crate::error::{Error, ErrorKind};
use crate::trace;

type Step<P> = Option<Result<Leaf<P>, Error>>;
type Fetching<P> = Pin<Box<dyn Future<Output = (Walk<P>, Step<P>)> + Send>>;

/// Where the pages of a stream come from.
pub(super) enum Source<P> {
    /// No page is being fetched.
    Waiting(Box<Walk<P>>),
    /// The future is kept here, so that dropping the stream's `next` loses nothing.
    Fetching(Fetching<P>),
    /// A task fetches pages while the caller works on earlier ones.
    Ahead(Ahead<P>),
    /// All pages were given.
    Over,
    /// A page is being polled: seen from outside only after that has panicked.
    Polled,
}

impl<P: Page> Source<P> {
    pub(super) fn new(walk: Walk<P>) -> Self {
        Self::Waiting(Box::new(walk))
    }

    /// The walk, to set it up before its first step.
    pub(super) fn walk(&mut self) -> Option<&mut Walk<P>> {
        match self {
            Self::Waiting(walk) => Some(walk),
            _ => None,
        }
    }

    /// Begins to fetch up to `pages` pages ahead; 0 fetches a page when it is asked for.
    pub(super) fn begin(&mut self, pages: usize) {
        // Without a runtime there is no task, and pages come when they are asked for.
        let runtime = Some(pages).filter(|pages| *pages > 0);
        let runtime = runtime.and_then(|_| Handle::try_current().ok());
        let Some(runtime) = runtime else { return };
        *self = match std::mem::replace(self, Self::Over) {
            Self::Waiting(walk) => Self::Ahead(Ahead::begin(&runtime, *walk, pages)),
            other => other,
        };
    }

    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Step<P>> {
        if let Self::Ahead(ahead) = self {
            return ahead.poll_next(context);
        }
        // Taken out while it is polled, since what has panicked must not be polled again.
        let mut fetching = match std::mem::replace(self, Self::Polled) {
            Self::Waiting(walk) => fetch(*walk),
            Self::Fetching(fetching) => fetching,
            other => {
                let panicked = matches!(other, Self::Polled);
                *self = Self::Over;
                return Poll::Ready(panicked.then(|| Err(broken_off())));
            }
        };
        match fetching.as_mut().poll(context) {
            Poll::Pending => {
                *self = Self::Fetching(fetching);
                Poll::Pending
            }
            Poll::Ready((walk, step)) => {
                *self = match step {
                    Some(_) => Self::Waiting(Box::new(walk)),
                    None => Self::Over,
                };
                Poll::Ready(step)
            }
        }
    }
}

fn fetch<P: Page>(mut walk: Walk<P>) -> Fetching<P> {
    Box::pin(async move {
        let step = walk.next().await;
        (walk, step)
    })
}

fn broken_off() -> Error {
    Error::of_layer(
        ErrorKind::Transport,
        "fetching ended before the list did, by a panic or the end of the runtime; go on from the \
         checkpoint",
    )
}

/// A task that fetches ahead. It is cancelled when this is dropped.
pub(super) struct Ahead<P> {
    request: Arc<Request>,
    pages: mpsc::Receiver<Step<P>>,
    task: JoinHandle<()>,
    over: bool,
}

impl<P: Page> Ahead<P> {
    fn begin(runtime: &Handle, mut walk: Walk<P>, pages: usize) -> Self {
        let request = Arc::clone(&walk.request);
        let (sender, pages) = mpsc::channel(pages.clamp(1, Semaphore::MAX_PERMITS));
        let task = runtime.spawn(trace::in_this_span(async move {
            // A place is taken first, so that no more pages are held or on their way.
            while let Ok(place) = sender.reserve().await {
                let step = walk.next().await;
                let over = step.is_none();
                place.send(step);
                if over {
                    return;
                }
            }
        }));
        Self {
            request,
            pages,
            task,
            over: false,
        }
    }

    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Step<P>> {
        if self.over {
            return Poll::Ready(None);
        }
        let step = ready!(self.pages.poll_recv(context));
        let step = step.unwrap_or_else(|| {
            // The end is told; silence means that the task panicked or its runtime went away.
            Some(Err(self.request.error(broken_off())))
        });
        self.over = !matches!(step, Some(Ok(_)));
        Poll::Ready(step)
    }
}

impl<P> Drop for Ahead<P> {
    fn drop(&mut self) {
        self.task.abort();
    }
}
