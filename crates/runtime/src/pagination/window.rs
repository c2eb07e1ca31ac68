//! One window of a range of time, without what the newer window has too.

use std::collections::HashSet;
use std::task::{ready, Context, Poll};

use super::{Checkpoint, Items, Page};
use crate::error::Error;

/// One window, and what it has in common with the newer one.
pub(super) struct Window<P: Page> {
    items: Items<P>,
    overlap: Option<Items<P>>,
    doubled: HashSet<String>,
    /// The requests for the overlap.
    requests: u64,
}

impl<P: Page> Window<P> {
    /// Begins to fetch both ahead.
    pub(super) fn begin(mut items: Items<P>, mut overlap: Option<Items<P>>) -> Self {
        items.begin();
        if let Some(overlap) = &mut overlap {
            overlap.begin();
        }
        Self {
            items,
            overlap,
            doubled: HashSet::new(),
            requests: 0,
        }
    }

    pub(super) fn checkpoint(&self) -> Checkpoint {
        self.items.checkpoint()
    }

    /// The pages that have come.
    pub(super) fn requests(&self) -> u64 {
        self.requests + self.items.requests()
    }

    /// The next item that the newer window does not have.
    pub(super) fn poll_item(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<P::Item, Error>>> {
        while let Some(overlap) = &mut self.overlap {
            match ready!(overlap.poll_item(context)) {
                Some(Ok(item)) => self.doubled.extend(id::<P>(&item).map(str::to_owned)),
                Some(Err(error)) if error.bad_item().is_some() => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => {
                    self.requests = overlap.requests();
                    self.overlap = None;
                }
            }
        }
        loop {
            let item = ready!(self.items.poll_item(context));
            let id = match &item {
                Some(Ok(item)) => id::<P>(item),
                _ => None,
            };
            if !id.is_some_and(|id| self.doubled.contains(id)) {
                return Poll::Ready(item);
            }
        }
    }
}

/// An empty identifier names nothing.
fn id<P: Page>(item: &P::Item) -> Option<&str> {
    P::id(item).filter(|id| !id.is_empty())
}
