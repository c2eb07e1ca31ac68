//! A chunk from its first request to the outcome of each of its inputs.

use std::sync::Arc;

use super::chunk::{Chunk, Item};
use super::hint;
use super::look::look_for;
use super::pair::pair;
use super::parts::{Part, Parts};
use super::send::{probe, send, Reply};
use super::server::Server;
use super::{ImportedLink, Outcome, Refusal};
use crate::models::Link;
use crate::{Error, ErrorKind};

const CONFLICT: u16 = 409;
const UNPROCESSABLE: u16 = 422;

/// What became of each input of the chunk, in their order.
///
/// # Errors
///
/// When no request could succeed.
pub(super) async fn settle(server: Arc<Server>, chunk: Chunk) -> Result<Vec<Outcome>, Error> {
    let prepared = chunk.prepare(&server.name)?;
    let refused = prepared.refused.into_iter();
    let mut settling = Settling {
        server,
        parts: Parts::new(prepared.items),
        outcomes: refused
            .map(|(place, refusal)| (place, Outcome::Refused(refusal)))
            .collect(),
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
    settling.outcomes.sort_by_key(|(place, _)| *place);
    let outcomes = settling.outcomes.into_iter();
    Ok(outcomes.map(|(_, outcome)| outcome).collect())
}

struct Settling {
    server: Arc<Server>,
    parts: Parts<Item>,
    /// By the places of the inputs.
    outcomes: Vec<(usize, Outcome)>,
    /// The server cannot be reached: what is left of the chunk fails with this.
    failure: Option<Arc<Error>>,
}

impl Settling {
    async fn part(&mut self, part: Part<Item>) -> Result<(), Error> {
        let count = part.items.len();
        match send(&self.server, &part.items).await? {
            Reply::Created(links) => {
                self.parts.were_good(count, part.rest);
                let (pairs, missing) = pair(part.items, links);
                self.created(pairs);
                let missing = self.look_for(missing, true).await?;
                self.failed(missing, &Arc::new(not_answered()));
            }
            Reply::Exists => {
                self.parts.put_back(part.rest);
                let absent = self.look_for(part.items, true).await?;
                if absent.len() < count {
                    self.parts.put_back(absent);
                } else {
                    // Now there, now not: to go on would be to go round in a circle.
                    self.failed(absent, &Arc::new(not_answered()));
                }
            }
            Reply::Failed(error) => {
                self.parts.put_back(part.rest);
                self.parts.put_back(part.items);
                self.failure = Some(Arc::new(error));
            }
            Reply::Refused { error, in_doubt } if count > 1 => {
                self.refused(part, &error, in_doubt).await?;
            }
            Reply::Refused { error, in_doubt } => {
                self.parts.was_bad(part.rest);
                self.refused_alone(part.items, &error, in_doubt).await?;
            }
        }
        Ok(())
    }

    /// Links of an earlier run are refused because they exist: if one is there, so may be all of
    /// them, and those that are not are sent again. Otherwise the part is taken apart.
    async fn refused(
        &mut self,
        mut part: Part<Item>,
        error: &Error,
        in_doubt: bool,
    ) -> Result<(), Error> {
        let named = hint::named(error);
        let only = named.iter().next().filter(|_| named.len() == 1);
        let named_item = only.and_then(|place| part.items.get(*place));
        let asked = if in_doubt {
            probe(&part.items)
        } else if status(error) == CONFLICT && (part.is_whole || named_item.is_some()) {
            named_item
                .or_else(|| probe(&part.items))
                .filter(|item| item.is_ours && !item.known_absent)
        } else {
            None
        };
        if let Some(place) = asked.map(|item| item.place) {
            let at = part.items.iter().position(|item| item.place == place);
            let item = at.map(|at| part.items.remove(at));
            let looked = self.look_for(item.into_iter().collect(), in_doubt).await?;
            if looked.is_empty() {
                self.parts.put_back(part.rest);
                if self.failure.is_some() {
                    self.parts.put_back(part.items);
                    return Ok(());
                }
                let absent = self.look_for(part.items, in_doubt).await?;
                self.parts.put_back(absent);
                return Ok(());
            }
            let at = at.unwrap_or_default();
            part.items.splice(at..at, looked);
        }
        self.parts.were_refused(part.items, part.rest, &named);
        Ok(())
    }

    /// The verdict on a single link, unless it is refused because it exists already.
    async fn refused_alone(
        &mut self,
        items: Vec<Item>,
        error: &Error,
        in_doubt: bool,
    ) -> Result<(), Error> {
        let may_exist = matches!(status(error), CONFLICT | UNPROCESSABLE);
        let (asked, known): (Vec<_>, Vec<_>) = items
            .into_iter()
            .partition(|item| in_doubt || may_exist && item.is_ours && !item.known_absent);
        let absent = self.look_for(asked, in_doubt).await?;
        for item in absent.into_iter().chain(known) {
            let refusal = Refusal::from(error);
            self.outcomes.push((item.place, Outcome::Refused(refusal)));
        }
        Ok(())
    }

    /// Settles those items that exist, and returns those that do not.
    async fn look_for(&mut self, items: Vec<Item>, in_doubt: bool) -> Result<Vec<Item>, Error> {
        let looked = look_for(&self.server, items, in_doubt).await?;
        self.created(looked.found);
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

    fn failed(&mut self, items: Vec<Item>, error: &Arc<Error>) {
        let failed = items
            .into_iter()
            .map(|item| (item.place, Outcome::Failed(Arc::clone(error))));
        self.outcomes.extend(failed);
    }
}

/// 0 if the error is not about an answer.
fn status(error: &Error) -> u16 {
    error.status().map_or(0, |status| status.as_u16())
}

fn not_answered() -> Error {
    Error::of_layer(
        ErrorKind::Decode,
        "the server answered that the links were created, but neither named this one nor has it",
    )
}

/// A task of the import ended by a panic: a mistake in this crate or in a transport.
pub(super) fn broken(error: tokio::task::JoinError) -> Error {
    Error::of_layer(
        ErrorKind::InvalidRequest,
        "a part of the import broke off; what is settled stays so, and the same import goes on",
    )
    .caused_by(error)
}
