//! A chunk from its first request to the outcome of each of its inputs.

use std::sync::Arc;

use super::chunk::{Chunk, Item};
use super::faults::{not_answered, not_known_whose};
use super::look::look_for;
use super::pair::pair;
use super::parts::{Part, Parts};
use super::reasons::Reasons;
use super::send::{send, Reply};
use super::server::Server;
use super::{ImportedLink, Outcome};
use crate::models::Link;
use crate::Error;

/// What became of each input of the chunk, in their order.
///
/// # Errors
///
/// When no request could succeed.
pub(super) async fn settle(server: Arc<Server>, chunk: Chunk) -> Result<Vec<Outcome>, Error> {
    let number = chunk.number;
    let prepared = chunk.prepare(&server.name)?;
    let sent = prepared.items.len();
    let refused = prepared.refused.into_iter();
    let mut settling = Settling {
        server,
        parts: Parts::new(prepared.items),
        outcomes: refused
            .map(|(place, refusal)| (place, Outcome::Refused(refusal)))
            .collect(),
        reasons: Reasons::default(),
        failure: None,
    };
    while let Some(part) = settling.parts.next() {
        if let Some(error) = settling.failure.clone() {
            settling.failed(part.items, &error);
            settling.failed(part.rest, &error);
        } else {
            settling.part(part).await?;
        }
    }
    settling.reasons.check(number, sent)?;
    settling.outcomes.sort_by_key(|(place, _)| *place);
    let outcomes = settling.outcomes.into_iter();
    Ok(outcomes.map(|(_, outcome)| outcome).collect())
}

pub(super) struct Settling {
    pub(super) server: Arc<Server>,
    pub(super) parts: Parts<Item>,
    /// By the places of the inputs.
    pub(super) outcomes: Vec<(usize, Outcome)>,
    /// Why links were refused.
    pub(super) reasons: Reasons,
    /// The server cannot be reached: what is left of the chunk fails with this.
    pub(super) failure: Option<Arc<Error>>,
}

impl Settling {
    async fn part(&mut self, mut part: Part<Item>) -> Result<(), Error> {
        let count = part.items.len();
        match send(&self.server, &part.items).await? {
            Reply::Created(links) => {
                self.parts.were_good(count, part.rest, part.is_named);
                let (pairs, missing) = pair(part.items, links);
                self.created(pairs);
                let absent = self.look_for(in_doubt_all(missing)).await?;
                self.failed(absent, &Arc::new(not_answered()));
            }
            Reply::Exists(error) => {
                self.parts.put_back(part.rest);
                let absent = self.look_for(in_doubt_all(part.items)).await?;
                if absent.len() < count {
                    self.parts.put_back(absent);
                } else {
                    // Now there, now not: to go on would be to go round in a circle.
                    self.failed(absent, &Arc::new(error));
                }
            }
            Reply::Failed(error) => {
                self.parts.put_back(part.rest);
                self.parts.put_back(part.items);
                self.failure = Some(Arc::new(error));
            }
            Reply::Refused { error, in_doubt } => {
                if in_doubt {
                    part.items = in_doubt_all(part.items);
                }
                if count > 1 {
                    self.refused_together(part, &error, in_doubt).await?;
                } else {
                    self.refused_alone(part, error, in_doubt).await?;
                }
            }
        }
        Ok(())
    }

    /// Settles those items that exist, and returns those that do not.
    pub(super) async fn look_for(&mut self, items: Vec<Item>) -> Result<Vec<Item>, Error> {
        let looked = look_for(&self.server, items).await?;
        self.created(looked.found);
        self.failed(looked.doubtful, &Arc::new(not_known_whose()));
        if let Some(error) = looked.failure {
            let error = Arc::new(error);
            self.failed(looked.unread, &error);
            self.failure = Some(error);
        }
        Ok(looked.absent)
    }

    fn created(&mut self, pairs: Vec<(Item, Link)>) {
        let created = pairs.into_iter().map(|(item, link)| {
            let link = ImportedLink::new(item.link.id, link);
            (item.place, Outcome::Created(link))
        });
        self.outcomes.extend(created);
    }

    pub(super) fn failed(&mut self, items: Vec<Item>, error: &Arc<Error>) {
        let failed = items
            .into_iter()
            .map(|item| (item.place, Outcome::Failed(Arc::clone(error))));
        self.outcomes.extend(failed);
    }
}

/// A request with these may have been done.
fn in_doubt_all(mut items: Vec<Item>) -> Vec<Item> {
    for item in &mut items {
        item.in_doubt = true;
    }
    items
}
