//! Pages one by one: fetched when they are asked for, or ahead by a task that ends with its owner.

use std::future::Future;
use std::pin::Pin;
use std::task::{ready, Context, Poll};

use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use super::walk::{Leaf, Walk};
use super::Page;
use crate::error::{Error, ErrorKind};
use crate::trace;

type Step<P> = Option<Result<Leaf<P>, Error>>;
type Fetching<P> = Pin<Box<dyn Future<Output = (Walk<P>, Step<P>)> + Send>>;

/// Where the pages of a stream come from.
pub(super) enum Source<P> {
    /// Nothing was asked for yet.
    Waiting(Box<Walk<P>>, usize),
    /// A page is being fetched. The future is kept here, so that dropping the stream's `next`
    /// loses nothing.
    Fetching(Fetching<P>),
    /// A task fetches pages while the caller works on earlier ones.
    Ahead(Ahead<P>),
    /// All pages were given.
    Over,
}

impl<P: Page> Source<P> {
    pub(super) fn new(walk: Walk<P>) -> Self {
        Self::Waiting(Box::new(walk), 0)
    }

    /// The walk before its first step, to set it up.
    pub(super) fn walk(&mut self) -> Option<&mut Walk<P>> {
        match self {
            Self::Waiting(walk, _) => Some(walk),
            _ => None,
        }
    }

    /// Fetches up to `pages` pages ahead, once it has begun.
    pub(super) fn prefetch(&mut self, pages: usize) {
        if let Self::Waiting(_, ahead) = self {
            *ahead = pages;
        }
    }

    /// Begins to fetch ahead, if that was asked for.
    pub(super) fn begin(&mut self) {
        if let Self::Waiting(_, 1..) = self {
            // Without a runtime there is no task, and pages come when they are asked for.
            let Ok(runtime) = Handle::try_current() else {
                return;
            };
            if let Self::Waiting(walk, ahead) = std::mem::replace(self, Self::Over) {
                *self = Self::Ahead(Ahead::begin(&runtime, *walk, ahead));
            }
        }
    }

    pub(super) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Step<P>> {
        self.begin();
        loop {
            match self {
                Self::Waiting(..) => {
                    if let Self::Waiting(walk, ahead) = std::mem::replace(self, Self::Over) {
                        debug_assert!(ahead == 0 || Handle::try_current().is_err());
                        *self = Self::fetch(*walk);
                    }
                }
                Self::Fetching(fetching) => {
                    let (walk, step) = ready!(fetching.as_mut().poll(context));
                    *self = if step.is_some() {
                        Self::Waiting(Box::new(walk), 0)
                    } else {
                        Self::Over
                    };
                    return Poll::Ready(step);
                }
                Self::Ahead(ahead) => return ahead.poll_next(context),
                Self::Over => return Poll::Ready(None),
            }
        }
    }

    fn fetch(mut walk: Walk<P>) -> Self {
        Self::Fetching(Box::pin(async move {
            let step = walk.next().await;
            (walk, step)
        }))
    }
}

/// A task that fetches ahead. It is cancelled when this is dropped.
pub(super) struct Ahead<P> {
    pages: mpsc::Receiver<Step<P>>,
    task: JoinHandle<()>,
    over: bool,
}

impl<P: Page> Ahead<P> {
    fn begin(runtime: &Handle, mut walk: Walk<P>, ahead: usize) -> Self {
        let (sender, pages) = mpsc::channel(ahead.max(1));
        let task = runtime.spawn(trace::in_this_span(async move {
            // A place is taken first, so that no more than `ahead` pages are held or on their way.
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
            Some(Err(Error::of_layer(
                ErrorKind::Transport,
                "the task that fetches ahead ended before the list did; go on from the checkpoint",
            )))
        });
        if !matches!(step, Some(Ok(_))) {
            self.over = true;
        }
        Poll::Ready(step)
    }
}

impl<P> Drop for Ahead<P> {
    fn drop(&mut self) {
        self.task.abort();
    }
}
