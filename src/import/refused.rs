//! What a refusal means for the links of a request: they exist already, or one of them is bad.

use std::sync::Arc;

use super::chunk::Item;
use super::hint;
use super::parts::Part;
use super::send::probe;
use super::settle::Settling;
use super::{Outcome, Refusal};
use crate::Error;

const CONFLICT: u16 = 409;

impl Settling {
    /// Links of an earlier run are refused because they exist: if one is there, so may be all of
    /// them, and those that are not are sent again. Otherwise the part is taken apart.
    ///
    /// `in_doubt` says that an attempt before this answer may have made them.
    pub(super) async fn refused_together(
        &mut self,
        mut part: Part<Item>,
        error: &Error,
        in_doubt: bool,
    ) -> Result<(), Error> {
        let named = hint::named(error);
        if let Some(place) = self.to_ask(&part, error, in_doubt) {
            let item = part.items.remove(place);
            let mut looked = self.look_for(vec![item]).await?;
            let Some(absent) = looked.pop() else {
                self.parts.put_back(part.rest);
                return self.look_for_all(part.items).await;
            };
            part.items.insert(place, absent);
            // All or none: what was sent was not done, unless it is still under way.
            let is_conflict = status(error) == CONFLICT;
            for item in &mut part.items {
                item.in_doubt &= is_conflict;
            }
        }
        self.parts.were_refused(part.items, part.rest, &named);
        Ok(())
    }

    /// The place of the item whose existence would explain the refusal.
    fn to_ask(&self, part: &Part<Item>, error: &Error, in_doubt: bool) -> Option<usize> {
        let probe = probe(&part.items);
        let named = hint::named(error);
        let only = named.iter().next().filter(|_| named.len() == 1);
        let named = only.and_then(|place| part.items.get(*place));
        let asked = if in_doubt {
            probe
        } else if status(error) == CONFLICT && (part.is_whole || named.is_some()) {
            named.or(probe).filter(|item| self.may_be_of_before(item))
        } else {
            None
        };
        let place = asked?.place;
        part.items.iter().position(|item| item.place == place)
    }

    /// The verdict on a single link, unless it is refused because it exists already. With which
    /// status a server says that is not known, so a link is read for each reason that is new.
    pub(super) async fn refused_alone(
        &mut self,
        part: Part<Item>,
        error: Error,
        in_doubt: bool,
    ) -> Result<(), Error> {
        let mut left = part.items;
        let is_asked = left.iter().any(|item| {
            item.in_doubt || self.may_be_of_before(item) && !self.reasons.is_of_absent(&error)
        });
        if is_asked {
            left = self.look_for(left).await?;
            if !left.is_empty() {
                self.reasons.note_absent(&error);
            }
        }
        let Some(mut item) = left.pop() else {
            self.parts.put_back(part.rest);
            if in_doubt {
                return Ok(());
            }
            let others = self.parts.take_all();
            return self.look_for_all(others).await;
        };
        if status(&error) == CONFLICT && in_doubt && !item.was_repeated {
            // The first request may still be under way.
            self.parts.put_back(part.rest);
            self.server.rest(&error).await;
            item.was_repeated = true;
            self.parts.send_alone(item);
            return Ok(());
        }
        self.parts.was_bad(part.rest);
        if item.was_repeated && !says_what_exists(&error) {
            self.failed(vec![item], &Arc::new(error));
            return Ok(());
        }
        let refusal = Outcome::Refused(Refusal::from(&error));
        self.outcomes.push((item.place, refusal));
        self.reasons.note(error);
        Ok(())
    }

    /// Settles those that exist; the others are sent.
    async fn look_for_all(&mut self, items: Vec<Item>) -> Result<(), Error> {
        let absent = if self.failure.is_some() {
            items
        } else {
            self.look_for(items).await?
        };
        self.parts.put_back(absent);
        Ok(())
    }

    /// Whether an earlier run may have made it, so that its identifier is taken by itself.
    fn may_be_of_before(&self, item: &Item) -> bool {
        item.is_ours && !item.known_absent && !self.server.is_new
    }
}

/// 0 if the error is not about an answer.
pub(super) fn status(error: &Error) -> u16 {
    error.status().map_or(0, |status| status.as_u16())
}

/// Whether a conflict is with something else than the link itself or a request that still runs.
fn says_what_exists(error: &Error) -> bool {
    let code = error.code_type().unwrap_or_default();
    status(error) != CONFLICT || code.ends_with("_ALREADY_EXISTS") && code != "LINK_ALREADY_EXISTS"
}
