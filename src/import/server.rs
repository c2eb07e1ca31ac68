//! The two calls that an import makes, with the patience that an import has.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::chunk::{json, Item};
use super::faults::not_the_link;
use super::names;
use super::verdict::Verdict;
use crate::apis::{configuration::Configuration, links_api};
use crate::models::{CreateBulkLinksRequest, Link};
use crate::{Error, Lane, RetryPolicy};

/// The least rest after a call that was too early.
const LEAST_REST: Duration = Duration::from_secs(1);
/// How often a link is read if the answer cannot be used.
const READS: u32 = 3;

/// The server as the chunks see it.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) configuration: Configuration,
    /// The import's name.
    pub(super) name: String,
    /// The name was made by this run, so that no link can be from a run before.
    pub(super) is_new: bool,
    /// When this run began.
    pub(super) started: DateTime<Utc>,
    pub(super) policy: RetryPolicy,
    /// The calls that have ended.
    pub(super) calls: AtomicU64,
}

impl Server {
    /// Creates all links or none. `in_doubt` is set when they may exist although this fails.
    pub(super) async fn create(
        &self,
        items: &[Item],
        in_doubt: &mut bool,
    ) -> Result<Vec<Link>, Error> {
        let bodies: Result<_, _> = items.iter().map(|item| json(&item.link)).collect();
        let key = names::request_key(&self.name, bodies?);
        loop {
            let links = items.iter().map(|item| item.link.clone()).collect();
            let request = CreateBulkLinksRequest { links };
            let answer = links_api::create_bulk(&self.configuration, request)
                .idempotency_key(key.clone())
                .lane(Lane::Background)
                .retry(self.policy.clone())
                .send()
                .await;
            self.calls.fetch_add(1, Ordering::Relaxed);
            let error = match answer {
                Ok(answer) => return Ok(answer.links.unwrap_or_default()),
                Err(error) => error,
            };
            *in_doubt |= error.may_have_been_done();
            if Verdict::of(&error) != Verdict::Early {
                return Err(error);
            }
            self.rest(&error).await;
        }
    }

    /// The link with this identifier, if there is one. Only the API's own 404 says that there is
    /// none.
    pub(super) async fn read(&self, id: &str) -> Result<Option<Link>, Error> {
        let mut reads = 0;
        loop {
            let answer = links_api::get(&self.configuration, id)
                .lane(Lane::Background)
                .retry(self.policy.clone())
                .send()
                .await;
            self.calls.fetch_add(1, Ordering::Relaxed);
            let error = match answer {
                Ok(answer) => match answer.link {
                    Some(link) if is_named(&link, id) => return Ok(Some(*link)),
                    _ => not_the_link(),
                },
                Err(error) if error.is_not_found() && error.code_type().is_some() => {
                    return Ok(None)
                }
                Err(error) => error,
            };
            match Verdict::of(&error) {
                Verdict::Early => self.rest(&error).await,
                Verdict::Fatal => return Err(error),
                _ => {
                    reads += 1;
                    if reads == READS || !error.is_decode() {
                        return Err(error);
                    }
                }
            }
        }
    }

    /// Waits until the server wants to be asked again.
    pub(super) async fn rest(&self, error: &Error) {
        let wait = error.retry_after().unwrap_or_default().max(LEAST_REST);
        self.configuration.clock().sleep(wait).await;
    }
}

/// UUIDs are the same in both cases of their letters.
fn is_named(link: &Link, id: &str) -> bool {
    let name = link.id.as_deref();
    name.is_some_and(|name| name.eq_ignore_ascii_case(id))
}
