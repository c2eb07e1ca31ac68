//! The pages of a list as a stream.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{ready, Context, Poll};

use futures_core::{FusedStream, Stream};

use super::listing::{Listing, Request};
use super::place::Place;
use super::source::Source;
use super::walk::Walk;
use super::{Checkpoint, Page};
use crate::error::{Error, ErrorKind};
use crate::progress::{OnProgress, Progress};

/// The pages of a list, as whole answers, as a [`Stream`].
///
/// It follows the same rules as [`Items`](super::Items), which yields what the pages hold. Its
/// progress and its checkpoints count the items of the pages.
#[must_use = "a stream does nothing until it is polled"]
pub struct Pages<P: Page> {
    request: Arc<Request>,
    source: Source<P>,
    place: Place,
    prefetch: usize,
    begun: bool,
    over: bool,
    progress: Progress,
    on_progress: OnProgress,
}

impl<P: Page> Pages<P> {
    pub(super) fn new(listing: Listing) -> Self {
        let walk = Walk::new(Arc::clone(&listing.request), listing.start, listing.mistake);
        Self {
            request: listing.request,
            place: Place::at_start(&walk),
            source: Source::new(walk),
            prefetch: 0,
            begun: false,
            over: false,
            progress: Progress::default(),
            on_progress: OnProgress::default(),
        }
    }

    /// Fetches up to `pages` pages ahead; see [`Items::prefetch`](super::Items::prefetch).
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.prefetch = pages;
        self
    }

    /// Fails with [`ErrorKind::BoundReached`] when the list goes on after `pages` pages of this
    /// stream, at least 1. There is no cap unless set.
    pub fn page_cap(mut self, pages: u64) -> Self {
        if let Some(walk) = self.source.walk().filter(|_| !self.begun) {
            walk.page_cap = Some(pages.max(1));
        }
        self
    }

    /// Goes on behind the page after which `checkpoint` was taken.
    ///
    /// The request must be the same but for the page size. Another one, or a checkpoint from the
    /// middle of a page, gives an error of [`ErrorKind::Mismatch`] as the first item.
    pub fn resume(mut self, checkpoint: &Checkpoint) -> Self {
        if let Some(walk) = self.source.walk().filter(|_| !self.begun) {
            let resumed = if checkpoint.offset > 0 && !checkpoint.finished {
                Err(Error::of_layer(
                    ErrorKind::Mismatch,
                    "the checkpoint stands within a page; go on with the stream of items",
                ))
            } else {
                self.place.resume(checkpoint, walk)
            };
            if let Err(mistake) = resumed {
                walk.mistake = walk.mistake.take().or(Some(mistake));
            }
        }
        self
    }

    /// Tells `listener` how far the stream is, after each page and at the end.
    pub fn on_progress(mut self, listener: impl Fn(&Progress) + Send + Sync + 'static) -> Self {
        self.on_progress = OnProgress::new(listener);
        self
    }

    /// Where the stream stands: behind the last page that it has yielded. A stream of items can
    /// go on from it too.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        self.place.behind_page()
    }

    /// The next page; `None` at the end, and after an error.
    ///
    /// Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// As [`Items::next`](super::Items::next).
    pub async fn next(&mut self) -> Option<Result<P, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// All pages that are left, but not more than `max` of them.
    ///
    /// # Errors
    ///
    /// As [`next`](Self::next), and [`ErrorKind::BoundReached`] when there are more.
    pub async fn try_collect(mut self, max: usize) -> Result<Vec<P>, Error> {
        let mut pages = Vec::new();
        loop {
            if pages.len() == max && !self.over && !self.checkpoint().finished {
                return Err(self.request.error(Error::of_layer(
                    ErrorKind::BoundReached,
                    format!("the list has more than {max} pages, the most to be collected"),
                )));
            }
            match self.next().await {
                Some(page) => pages.push(page?),
                None => return Ok(pages),
            }
        }
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<P, Error>>> {
        if !std::mem::replace(&mut self.begun, true) {
            if let Some(walk) = self.source.walk() {
                Arc::make_mut(&mut walk.request).size_up(None);
            }
            self.progress.finished = self.place.checkpoint().items;
            self.progress.failed = self.place.checkpoint().failed;
            self.source.begin(self.prefetch);
        }
        if self.over {
            return Poll::Ready(None);
        }
        let step = match ready!(self.source.poll_next(context)) {
            Some(Ok(leaf)) => {
                self.progress.finished += leaf.page.items().len() as u64;
                self.progress.requests += 1;
                if let Some(total) = leaf.page.total() {
                    self.progress.total = u64::try_from(total).ok();
                }
                Some(Ok(leaf))
            }
            end => {
                self.over = true;
                end
            }
        };
        // Told first: should the listener panic, the page is not yet behind the checkpoint.
        self.on_progress.tell(&self.progress);
        Poll::Ready(step.map(|leaf| {
            let leaf = leaf?;
            self.place.turn(leaf.between, 0);
            self.place.pass(leaf.page.items().len());
            Ok(leaf.page)
        }))
    }
}

// Nothing in it is pinned in place.
impl<P: Page> Unpin for Pages<P> {}

impl<P: Page> Stream for Pages<P> {
    type Item = Result<P, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

impl<P: Page> FusedStream for Pages<P> {
    fn is_terminated(&self) -> bool {
        self.over
    }
}

impl<P: Page> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("request", &self.request)
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}
