//! The place of a running stream, from which checkpoints are taken.

use super::checkpoint::Checkpoint;
use super::seen::{remember, remembered};
use super::walk::{Between, Walk};
use super::Page;
use crate::error::{Error, ErrorKind};

/// Where a stream stands.
#[derive(Clone, Debug)]
pub(super) struct Place {
    checkpoint: Checkpoint,
    /// The token of the page after the current one.
    next: Option<String>,
    /// Whether that token was there before.
    repeats: bool,
    /// Whether a page has come.
    has_page: bool,
}

impl Place {
    pub(super) fn at_start<P: Page>(walk: &Walk<P>) -> Self {
        let mut checkpoint = Checkpoint::of(walk.request.fingerprint());
        checkpoint.page_token.clone_from(&walk.token);
        Self {
            checkpoint,
            next: None,
            repeats: false,
            has_page: false,
        }
    }

    /// Goes on from `checkpoint`, if it is one of the same request.
    pub(super) fn resume<P: Page>(
        &mut self,
        checkpoint: &Checkpoint,
        walk: &mut Walk<P>,
    ) -> Result<(), Error> {
        if let Some(objection) = checkpoint.objection(&self.checkpoint.request) {
            return Err(Error::of_layer(ErrorKind::Mismatch, objection));
        }
        if checkpoint.window.is_some() {
            return Err(Error::of_layer(
                ErrorKind::Mismatch,
                "the checkpoint was taken of a read in windows; go on with such a read",
            ));
        }
        self.checkpoint = checkpoint.clone();
        walk.token.clone_from(&checkpoint.page_token);
        walk.seen = remembered(&checkpoint.seen);
        walk.over = checkpoint.finished;
        Ok(())
    }

    pub(super) const fn checkpoint(&self) -> &Checkpoint {
        &self.checkpoint
    }

    /// A page has come, of which the first `behind` items lie behind.
    pub(super) fn turn(&mut self, leaf: Between, behind: u64) {
        if self.checkpoint.page_token != leaf.token {
            if let Some(last) = self.checkpoint.page_token.take() {
                remember(&mut self.checkpoint, &last);
            }
            self.checkpoint.page_token = leaf.token;
            self.checkpoint.after = None;
        }
        self.checkpoint.offset = behind;
        self.next = leaf.next;
        self.repeats = leaf.repeats;
        self.has_page = true;
    }

    /// An item was yielded.
    pub(super) fn advance(&mut self, id: Option<&str>) {
        self.checkpoint.items = self.checkpoint.items.saturating_add(1);
        self.checkpoint.offset = self.checkpoint.offset.saturating_add(1);
        self.checkpoint.after = id.filter(|id| !id.is_empty()).map(str::to_owned);
    }

    /// A whole page was yielded.
    pub(super) fn pass(&mut self, items: usize) {
        self.checkpoint.items = self.checkpoint.items.saturating_add(items as u64);
    }

    /// An item that cannot be read was yielded as an error.
    pub(super) fn advance_over_bad(&mut self) {
        self.advance(None);
        self.checkpoint.failed = self.checkpoint.failed.saturating_add(1);
    }

    /// The checkpoint behind the whole page that came last.
    pub(super) fn behind_page(&self) -> Checkpoint {
        let mut checkpoint = self.checkpoint.clone();
        if !self.has_page {
            return checkpoint;
        }
        let Some(next) = &self.next else {
            checkpoint.finished = true;
            return checkpoint;
        };
        if let Some(token) = checkpoint.page_token.take() {
            remember(&mut checkpoint, &token);
        }
        // Who goes on from here must end as this stream does, not go round.
        if self.repeats {
            remember(&mut checkpoint, next);
        }
        checkpoint.page_token = Some(next.clone());
        checkpoint.offset = 0;
        checkpoint.after = None;
        checkpoint
    }
}
