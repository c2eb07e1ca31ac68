//! A long range of time in windows that are fetched at the same time and yielded in order.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::ops::Range;
use std::pin::Pin;
use std::task::{ready, Context, Poll};
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_core::{FusedStream, Stream};

use super::checkpoint::WindowPlace;
use super::listing::Listing;
use super::span::Span;
use super::window::Window;
use super::{Checkpoint, Items, Page};
use crate::error::{Error, ErrorKind};
use crate::progress::{OnProgress, Progress};
use crate::query::IntoQuery;

/// The items of a list over a range of time, newest first, as a [`Stream`].
///
/// The range is cut into windows, several of which are fetched at the same time, each
/// [ahead](Items::prefetch) of the caller. The items come in the order of the list, window by
/// window. At most `concurrency × (prefetch + 1)` pages are held or on their way, and a small one for
/// each overlap.
///
/// Neighbours overlap by a second, and what is in both is yielded once: the overlap is asked for on
/// its own, and its items are left out of the older window, by their identifiers. So nothing is lost
/// or doubled at a border, whether the server counts its bounds in or not. It costs one small request
/// for each window but the first. What is filed at a border while it is read may be missed, as what
/// is filed behind the reader of any list is.
#[must_use = "a stream does nothing until it is polled"]
pub struct Windows<P: Page> {
    list: Listing,
    names: [&'static str; 2],
    span: Span,
    /// The window that is yielded, and how many are begun.
    index: u64,
    begun: u64,
    open: VecDeque<Window<P>>,
    resumed: Option<Checkpoint>,
    concurrency: usize,
    prefetch: usize,
    isolates: bool,
    limit: Option<u64>,
    last: Checkpoint,
    over: bool,
    progress: Progress,
    on_progress: OnProgress,
}

impl<P: Page> Windows<P> {
    /// The list `list` from the start of `range` to its end, in windows of the length `each`.
    ///
    /// `names` are the query parameters of the bounds, start and end.
    #[doc(hidden)]
    pub fn new(
        mut list: Listing,
        names: [&'static str; 2],
        range: Range<DateTime<Utc>>,
        each: Duration,
    ) -> Self {
        let mistake = if range.start > range.end {
            Some("the range of time ends before it starts")
        } else if each.as_secs() < Span::SHORTEST {
            Some("a window has at least 2 seconds")
        } else if list.start.is_some() {
            Some("a page token cannot be set for a read in windows; resume from a checkpoint")
        } else {
            None
        };
        if let Some(mistake) = mistake {
            list.mistake
                .get_or_insert_with(|| Error::invalid_request(mistake));
        }
        let span = Span {
            start: range.start,
            end: range.end,
            seconds: each.as_secs(),
        };
        let mut last = Checkpoint::of(
            list.with_query(names.map(|name| (name, None)))
                .request
                .fingerprint(),
        );
        last.window = Some(WindowPlace { span, index: 0 });
        Self {
            list,
            names,
            span,
            index: 0,
            begun: 0,
            open: VecDeque::new(),
            resumed: None,
            concurrency: 4,
            prefetch: 4,
            isolates: false,
            limit: None,
            last,
            over: false,
            progress: Progress::default(),
            on_progress: OnProgress::default(),
        }
    }

    /// How many windows are fetched at the same time: 1 to 64, 4 unless set.
    pub fn concurrency(mut self, windows: usize) -> Self {
        self.concurrency = windows.clamp(1, 64);
        self
    }

    /// How many pages of each window are fetched ahead: 4 unless set, at least 1.
    ///
    /// A window that has more pages waits until it is yielded, so choose windows that are not
    /// much longer than this.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.prefetch = pages.max(1);
        self
    }

    /// Ends the stream after `items` items, those before a checkpoint included.
    pub fn limit(mut self, items: u64) -> Self {
        self.limit = Some(items);
        self
    }

    /// Yields an error for an item that cannot be read, and goes on; see
    /// [`Items::isolate_bad_items`]. Such an item may come twice if it lies on a border.
    pub fn isolate_bad_items(mut self) -> Self {
        self.isolates = true;
        self
    }

    /// Goes on behind the item after which `checkpoint` was taken.
    ///
    /// Range and length of the windows are those of the checkpoint, whatever was given, so that a
    /// range up to now means the same now as then. The filters must be the same.
    pub fn resume(mut self, checkpoint: &Checkpoint) -> Self {
        let objection = checkpoint.objection(&self.last.request);
        let mistake = match (objection, &checkpoint.window) {
            (None, Some(window)) => {
                self.span = window.span;
                self.index = window.index;
                self.begun = window.index;
                self.progress.finished = checkpoint.items;
                self.progress.failed = checkpoint.failed;
                self.last = checkpoint.clone();
                self.resumed = Some(checkpoint.clone());
                self.over = checkpoint.finished;
                return self;
            }
            (None, None) => "the checkpoint was not taken of a read in windows".to_owned(),
            (Some(objection), _) => objection,
        };
        self.list
            .mistake
            .get_or_insert_with(|| Error::of_layer(ErrorKind::Mismatch, mistake));
        self
    }

    /// Tells `listener` how far the stream is, whenever a window begins and at the end. The total
    /// is not known.
    pub fn on_progress(mut self, listener: impl Fn(&Progress) + Send + Sync + 'static) -> Self {
        self.on_progress = OnProgress::new(listener);
        self
    }

    /// Where the stream stands: behind the last item that it has yielded.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        let Some(window) = self.open.front() else {
            return self.last.clone();
        };
        let inner = window.checkpoint();
        let mut place = WindowPlace {
            span: self.span,
            index: self.index,
        };
        let mut checkpoint = Checkpoint::of(self.last.request.clone());
        if !inner.finished {
            checkpoint.page_token = inner.page_token;
            checkpoint.offset = inner.offset;
            checkpoint.after = inner.after;
            checkpoint.seen = inner.seen;
            checkpoint.pages = inner.pages;
        } else if self.span.window(self.index + 1).is_some() {
            place.index += 1;
        } else {
            checkpoint.finished = true;
        }
        checkpoint.items = self.progress.finished;
        checkpoint.failed = self.progress.failed;
        checkpoint.window = Some(place);
        checkpoint
    }

    /// The next item; `None` at the end, and after an error.
    ///
    /// Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// As [`Items::next`].
    pub async fn next(&mut self) -> Option<Result<P::Item, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// Begins the windows that may be fetched at the same time.
    fn fill(&mut self) {
        while self.open.len() < self.concurrency {
            let Some(range) = self.span.window(self.begun) else {
                return;
            };
            let mut items = self.read(range, self.prefetch);
            if let Some(mut inner) = self.resumed.take() {
                inner.window = None;
                inner.request = items.checkpoint().request;
                items = items.resume(&inner);
            }
            let overlap = self.span.overlap(self.begun).filter(|_| self.begun > 0);
            let overlap = overlap.map(|range| self.read(range, 1));
            self.open.push_back(Window::begin(items, overlap));
            self.begun += 1;
        }
    }

    fn read(&self, range: Range<DateTime<Utc>>, prefetch: usize) -> Items<P> {
        let [start, end] = self.names;
        let list = self.list.with_query([
            (start, Some(range.start.into_query())),
            (end, Some(range.end.into_query())),
        ]);
        let items = Items::new(list).prefetch(prefetch);
        if self.isolates {
            items.isolate_bad_items()
        } else {
            items
        }
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<P::Item, Error>>> {
        if let Some(mistake) = self.list.mistake.take().filter(|_| !self.over) {
            self.over = true;
            return Poll::Ready(Some(Err(self.list.request.error(mistake))));
        }
        loop {
            let limit = self.limit.unwrap_or(u64::MAX);
            if self.over || self.progress.finished >= limit {
                self.end();
                return Poll::Ready(None);
            }
            self.fill();
            let Some(window) = self.open.front_mut() else {
                self.end();
                return Poll::Ready(None);
            };
            match ready!(window.poll_item(context)) {
                Some(Ok(item)) => {
                    self.progress.finished += 1;
                    return Poll::Ready(Some(Ok(item)));
                }
                Some(Err(error)) if error.bad_item().is_some() => {
                    self.progress.finished += 1;
                    self.progress.failed += 1;
                    return Poll::Ready(Some(Err(error)));
                }
                Some(Err(error)) => {
                    self.end();
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    self.progress.requests += window.requests();
                    self.last = self.checkpoint();
                    self.open.pop_front();
                    self.index += 1;
                    self.on_progress.tell(&self.progress);
                }
            }
        }
    }

    /// Stops all windows, and keeps where the stream stood.
    fn end(&mut self) {
        if let Some(window) = self.open.front() {
            self.progress.requests += window.requests();
            self.last = self.checkpoint();
            self.open.clear();
        }
        if !std::mem::replace(&mut self.over, true) {
            self.on_progress.tell(&self.progress);
        }
    }
}

// Nothing in it is pinned in place.
impl<P: Page> Unpin for Windows<P> {}

impl<P: Page> Stream for Windows<P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<P: Page> FusedStream for Windows<P> {
    fn is_terminated(&self) -> bool {
        self.over
    }
}

impl<P: Page> fmt::Debug for Windows<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Windows")
            .field("list", &self.list)
            .field("span", &self.span)
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}
