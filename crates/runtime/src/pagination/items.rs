//! The items of all pages as one stream.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{ready, Context, Poll};
use std::vec;

use futures_core::{FusedStream, Stream};

use super::entries::{merge, Entry, Skip};
use super::listing::{Listing, Request};
use super::place::Place;
use super::source::Source;
use super::walk::{Leaf, Walk};
use super::{Checkpoint, Page};
use crate::error::{Error, ErrorKind};
use crate::progress::{OnProgress, Progress};

/// The items of a list, page after page, as a [`Stream`].
///
/// Pages are asked for as the caller comes to them, or [ahead](Self::prefetch). Empty and short
/// pages do not end the stream: it ends behind the page without a next token. Pages have the
/// largest size that the server is known to give, unless the request sets one.
///
/// Each page is a call of its own, with its own retries and deadline. When the rate limit is used
/// up and the server says until when, the stream waits, up to 15 minutes for a page, unless the
/// request has a deadline.
///
/// Options are set before the first item is asked for; later they change nothing.
///
/// After an error the stream is over. Take a [`checkpoint`](Self::checkpoint) and go on from it
/// with a new stream: nothing is lost or repeated.
#[must_use = "a stream does nothing until it is polled"]
pub struct Items<P: Page> {
    request: Arc<Request>,
    source: Source<P>,
    place: Place,
    entries: vec::IntoIter<Entry<P>>,
    skip: Option<Skip>,
    limit: Option<u64>,
    prefetch: usize,
    begun: bool,
    over: bool,
    progress: Progress,
    on_progress: OnProgress,
}

impl<P: Page> Items<P> {
    pub(super) fn new(listing: Listing) -> Self {
        let walk = Walk::new(Arc::clone(&listing.request), listing.start, listing.mistake);
        Self {
            request: listing.request,
            place: Place::at_start(&walk),
            source: Source::new(walk),
            entries: Vec::new().into_iter(),
            skip: None,
            limit: None,
            prefetch: 0,
            begun: false,
            over: false,
            progress: Progress::default(),
            on_progress: OnProgress::default(),
        }
    }

    /// Fetches up to `pages` pages ahead while the caller works on earlier ones; 0, the default,
    /// fetches a page when the caller has come to it.
    ///
    /// It is one task of the tokio runtime, which asks for one page after the other, holds at most
    /// `pages` of them, and is cancelled when the stream is dropped. Outside a runtime nothing is
    /// fetched ahead.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.prefetch = pages;
        self
    }

    /// Ends the stream after `items` items, those before a checkpoint included.
    ///
    /// Pages are not larger than that, if the request sets no size and the API's largest is known.
    /// Pages that are fetched ahead are fetched whatever the limit.
    pub fn limit(mut self, items: u64) -> Self {
        self.limit = Some(items);
        self
    }

    /// Fails with [`ErrorKind::BoundReached`] when the list goes on after `pages` pages of this
    /// stream, at least 1. There is no cap unless set.
    pub fn page_cap(mut self, pages: u64) -> Self {
        if let Some(walk) = self.unbegun() {
            walk.page_cap = Some(pages.max(1));
        }
        self
    }

    /// Yields an error for an item that cannot be read, and goes on with the next one.
    ///
    /// Without it such an item costs its whole page and ends the stream. The error has
    /// [`bad_item`](Error::bad_item) with index and raw value, and
    /// [`json_path`](Error::json_path). Other errors end the stream all the same; they have no
    /// bad item.
    pub fn isolate_bad_items(mut self) -> Self {
        if let Some(walk) = self.unbegun() {
            walk.isolates = true;
        }
        self
    }

    /// Goes on behind the item after which `checkpoint` was taken.
    ///
    /// The request must be the same but for the page size; another one gives an error of
    /// [`ErrorKind::Mismatch`] as the first item. The checkpoint of a finished stream yields
    /// nothing.
    ///
    /// Should the page of the checkpoint have shifted, because new items came to its front, the
    /// place is found by the identifier of the last item.
    pub fn resume(mut self, checkpoint: &Checkpoint) -> Self {
        let walk = self.source.walk().filter(|_| !self.begun);
        if let Some(walk) = walk {
            match self.place.resume(checkpoint, walk) {
                Ok(()) => {
                    self.skip = (checkpoint.offset > 0).then(|| Skip {
                        items: checkpoint.offset,
                        after: checkpoint.after.clone(),
                    });
                }
                Err(mistake) => walk.mistake = walk.mistake.take().or(Some(mistake)),
            }
        }
        self
    }

    /// Tells `listener` how far the stream is, whenever a page has come and at the end.
    pub fn on_progress(mut self, listener: impl Fn(&Progress) + Send + Sync + 'static) -> Self {
        self.on_progress = OnProgress::new(listener);
        self
    }

    /// Where the stream stands: behind the last item that it has yielded.
    ///
    /// It is the same before and after an error, so that a stream can go on after one.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        // While pages are skipped the checkpoint that is gone on from stays right.
        if self.entries.as_slice().is_empty() && self.skip.is_none() {
            self.place.behind_page()
        } else {
            self.place.checkpoint().clone()
        }
    }

    /// The next item; `None` at the end, and after an error.
    ///
    /// Dropping the future loses nothing: the page that was on its way is still waited for by the
    /// next call.
    ///
    /// # Errors
    ///
    /// When a page cannot be had or read, as for any call; [`ErrorKind::RepeatedPageToken`] when
    /// the server goes round in a circle; [`ErrorKind::BoundReached`] at the page cap;
    /// [`ErrorKind::Mismatch`] for a checkpoint of another request.
    pub async fn next(&mut self) -> Option<Result<P::Item, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// All items that are left, but not more than `max` of them.
    ///
    /// # Errors
    ///
    /// As [`next`](Self::next), and [`ErrorKind::BoundReached`] when there are more; set a
    /// [`limit`](Self::limit) to leave those out instead. The first error loses what was collected,
    /// that of a [bad item](Self::isolate_bad_items) too.
    pub async fn try_collect(mut self, max: usize) -> Result<Vec<P::Item>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            let item = item?;
            if items.len() == max {
                return Err(self.request.error(Error::of_layer(
                    ErrorKind::BoundReached,
                    format!("the list has more than {max} items, the most to be collected"),
                )));
            }
            items.push(item);
        }
        Ok(items)
    }

    /// Begins to fetch ahead before the first item is asked for.
    pub(super) fn begin(&mut self) {
        if !std::mem::replace(&mut self.begun, true) {
            // The page of a checkpoint begins with items that lie behind.
            let offset = self.place.checkpoint().offset;
            let left = self.left().map(|left| left.saturating_add(offset));
            if let Some(walk) = self.source.walk() {
                Arc::make_mut(&mut walk.request).size_up(left);
            }
            let checkpoint = self.place.checkpoint();
            self.progress.finished = checkpoint.items;
            self.progress.failed = checkpoint.failed;
            self.source.begin(self.prefetch);
        }
    }

    /// The walk, as long as nothing was asked for.
    fn unbegun(&mut self) -> Option<&mut Walk<P>> {
        self.source.walk().filter(|_| !self.begun)
    }

    /// The pages that have come.
    pub(super) const fn requests(&self) -> u64 {
        self.progress.requests
    }

    /// How many items may still come.
    fn left(&self) -> Option<u64> {
        let behind = self.place.checkpoint().items;
        self.limit.map(|limit| limit.saturating_sub(behind))
    }

    pub(super) fn poll_item(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<P::Item, Error>>> {
        self.begin();
        loop {
            if self.over || self.left() == Some(0) {
                self.end();
                return Poll::Ready(None);
            }
            if let Some(entry) = self.entries.next() {
                return Poll::Ready(Some(self.yielded(entry)));
            }
            match ready!(self.source.poll_next(context)) {
                Some(Ok(leaf)) => self.open(leaf),
                Some(Err(error)) => {
                    self.end();
                    return Poll::Ready(Some(Err(error)));
                }
                None => self.end(),
            }
        }
    }

    fn yielded(&mut self, entry: Entry<P>) -> Result<P::Item, Error> {
        let result = match entry {
            Ok(item) => {
                self.place.advance(P::id(&item));
                Ok(item)
            }
            Err(bad) => {
                self.place.advance_over_bad();
                let secret = self.request.context().token;
                let bad = bad.into_error::<P>(&self.request.pagination, secret);
                Err(self.request.error(bad))
            }
        };
        let checkpoint = self.place.checkpoint();
        self.progress.finished = checkpoint.items;
        self.progress.failed = checkpoint.failed;
        result
    }

    /// Makes the items of a page the next ones, without those that lie behind.
    fn open(&mut self, leaf: Leaf<P>) {
        self.progress.requests += 1;
        if let Some(total) = leaf.page.total() {
            self.progress.total = u64::try_from(total).ok();
        }
        let entries = merge::<P>(leaf.page.into_items(), leaf.bad);
        let length = entries.len() as u64;
        let behind = match self.skip.take() {
            None => 0,
            Some(skip) => skip.behind::<P>(&entries),
        };
        if behind > length && leaf.between.next.is_some() {
            // Smaller pages than before: the place is on a later one.
            self.skip = Some(Skip {
                items: behind - length,
                after: self.place.checkpoint().after.clone(),
            });
            return;
        }
        let behind = behind.min(length);
        self.place.turn(leaf.between, behind);
        self.entries = entries.into_iter();
        self.entries
            .by_ref()
            .take(usize::try_from(behind).unwrap_or(usize::MAX))
            .for_each(drop);
        self.on_progress.tell(&self.progress);
    }

    fn end(&mut self) {
        if !std::mem::replace(&mut self.over, true) {
            self.source = Source::Over;
            self.on_progress.tell(&self.progress);
        }
    }
}

// Nothing in it is pinned in place.
impl<P: Page> Unpin for Items<P> {}

impl<P: Page> Stream for Items<P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<P: Page> FusedStream for Items<P> {
    fn is_terminated(&self) -> bool {
        self.over
    }
}

impl<P: Page> fmt::Debug for Items<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("request", &self.request)
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}
