//! From page to page by the tokens between them, until there is none or one comes again.

use std::collections::HashSet;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::isolate::{self, BadItem};
use super::listing::{fingerprint_of, Request};
use super::Page;
use crate::error::{Error, ErrorKind};
use crate::execute::execute;
use crate::json;
use crate::secret::Secret;

/// How long one page is waited for while the server says that the rate limit is used up.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// A page, where it stands, and those of its items that cannot be read.
pub(super) struct Leaf<P> {
    pub(super) between: Between,
    pub(super) page: P,
    pub(super) bad: Vec<BadItem>,
}

/// The tokens before and behind a page.
pub(super) struct Between {
    pub(super) token: Option<String>,
    pub(super) next: Option<String>,
    /// Whether the next token was there before.
    pub(super) repeats: bool,
}

/// The way through the pages of a list.
pub(super) struct Walk<P> {
    pub(super) request: Arc<Request>,
    pub(super) token: Option<String>,
    pub(super) seen: HashSet<u64>,
    pub(super) page_cap: Option<u64>,
    pub(super) isolates: bool,
    pub(super) mistake: Option<Error>,
    pages: u64,
    pub(super) over: bool,
    page: PhantomData<fn() -> P>,
}

impl<P: Page> Walk<P> {
    pub(super) fn new(
        request: Arc<Request>,
        start: Option<String>,
        mistake: Option<Error>,
    ) -> Self {
        Self {
            request,
            token: start,
            seen: HashSet::new(),
            page_cap: None,
            isolates: false,
            mistake,
            pages: 0,
            over: false,
            page: PhantomData,
        }
    }

    /// The next page; `None` after the last one, and after an error.
    pub(super) async fn next(&mut self) -> Option<Result<Leaf<P>, Error>> {
        if self.over {
            return None;
        }
        let leaf = self.step().await;
        if leaf.is_err() {
            self.over = true;
        }
        Some(leaf)
    }

    async fn step(&mut self) -> Result<Leaf<P>, Error> {
        if let Some(mistake) = self.mistake.take() {
            return Err(self.request.error(mistake));
        }
        if self.page_cap.is_some_and(|cap| self.pages >= cap) {
            return Err(self.request.error(Error::of_layer(
                ErrorKind::BoundReached,
                format!(
                    "the list goes on after {} pages, the most that were allowed",
                    self.pages
                ),
            )));
        }
        if let Some(token) = &self.token {
            // Any earlier token, not only the last: a circle may be of several pages.
            if !self.seen.insert(fingerprint_of(token)) {
                return Err(self.request.error(Error::of_layer(
                    ErrorKind::RepeatedPageToken,
                    "the server gave a page token a second time, so the list would go round in a \
                     circle",
                )));
            }
        }
        let mut leaf = self.fetch().await?;
        self.pages += 1;
        self.token.clone_from(&leaf.between.next);
        match &leaf.between.next {
            None => self.over = true,
            Some(next) => leaf.between.repeats = self.seen.contains(&fingerprint_of(next)),
        }
        Ok(leaf)
    }

    /// Asks for a page, and again when the rate limit has a time to come back.
    async fn fetch(&self) -> Result<Leaf<P>, Error> {
        let mut waited = Duration::ZERO;
        loop {
            let error = match self.ask().await {
                Ok(leaf) => return Ok(leaf),
                Err(error) => error,
            };
            // A caller that set a deadline does not want to wait longer than that.
            let patient = self.request.deadline.is_none() && !error.is_quota_used_up();
            let wait = error
                .retry_after()
                .filter(|_| patient && error.is_rate_limited());
            // A wait of zero must become neither an endless loop nor a storm.
            match wait.map(|wait| wait.max(Duration::from_secs(1))) {
                Some(wait) if waited.saturating_add(wait) <= PATIENCE => {
                    self.request.settings.clock.sleep(wait).await;
                    waited += wait;
                }
                _ => return Err(error),
            }
        }
    }

    async fn ask(&self) -> Result<Leaf<P>, Error> {
        let mut call = self.request.call(self.token.as_deref());
        let pagination = self.request.pagination;
        let mut read = None;
        let mut decode = |operation, text: &str| {
            // Elsewhere nothing may stand for an empty object. Here it would be the end of the
            // list, and what follows would be lost without a word.
            if json::says_nothing(text) {
                return Err(serde::de::Error::custom("expected a page, found nothing"));
            }
            read = Some(match json::decode::<P>(operation, text) {
                Ok(page) => (page, Vec::new()),
                Err(error) if self.isolates => {
                    isolate::isolate(operation, &pagination, text).ok_or(error)?
                }
                Err(error) => return Err(error),
            });
            Ok(())
        };
        let head = execute(&mut call, &mut decode).await?;
        let Some((page, mut bad)) = read else {
            return Err(Error::invalid_request("the answer was not read"));
        };
        for item in &mut bad {
            item.hide(head.secret.as_ref().map(Secret::expose));
        }
        if let Some(obstacle) = page.obstacle() {
            return Err(self.request.error(Error::invalid_request(obstacle)));
        }
        Ok(Leaf {
            between: Between {
                token: self.token.clone(),
                next: page
                    .next_token()
                    .filter(|token| !token.is_empty())
                    .map(str::to_owned),
                repeats: false,
            },
            page,
            bad,
        })
    }
}
