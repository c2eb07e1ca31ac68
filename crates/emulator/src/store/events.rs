//! All scans and clicks, found by id and, in the order of their time, by link and by visitor.
//!
//! Events are never deleted, so a place in the list of all is as good as a reference and stays true.

pub(crate) mod bulk;
mod by_id;
pub(crate) mod saved;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use by_id::ById;

use super::changes::Changes;
use super::event::{Event, Identification, Origin};
use super::link::{Link, Target};
use super::span::Span;
use super::table::Table;
use crate::ids;

/// All events.
#[derive(Debug, Default)]
pub(crate) struct Events {
    /// In the order in which they were recorded.
    all: Vec<Event>,
    by_id: ById,
    // Places in `all`, oldest event first.
    by_time: Vec<usize>,
    by_link: HashMap<Arc<str>, LinkVisits>,
    by_visitor: HashMap<Arc<str>, Vec<usize>>,
    referrers: HashSet<Arc<str>>,
    origins: Vec<Arc<Origin>>,
    identifications: Table<Uuid, Vec<Identification>>,
    changes: Changes<usize>,
    new_origins: Changes<usize>,
}

#[derive(Debug)]
struct LinkVisits {
    origin: Arc<Origin>,
    places: Vec<usize>,
}

/// An event that is to be recorded.
pub(super) struct NewEvent<'n> {
    pub(super) id: Uuid,
    pub(super) visitor_id: &'n str,
    pub(super) device: usize,
    pub(super) scanned: bool,
    pub(super) at: DateTime<Utc>,
    pub(super) referrer: Option<&'n str>,
    pub(super) sequence: u64,
}

impl Events {
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    pub(crate) fn all(&self) -> Span<'_> {
        Span::new(&self.all, &self.by_time)
    }

    /// The events of a link, which may be deleted since.
    pub(crate) fn of_link(&self, id: &str) -> Span<'_> {
        let places = self.by_link.get(id).map(|visits| visits.places.as_slice());
        Span::new(&self.all, places.unwrap_or_default())
    }

    /// The events of a visitor, who may be deleted since.
    pub(crate) fn of_visitor(&self, id: &str) -> Span<'_> {
        let places = self.by_visitor.get(id).map(Vec::as_slice);
        Span::new(&self.all, places.unwrap_or_default())
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Event> {
        self.all.get(*self.by_id.get(&ids::read(id)?)?)
    }

    /// Makes room, for whoever knows how many are to come.
    pub(crate) fn reserve(&mut self, count: usize) {
        self.all.reserve_exact(count);
        self.by_id.reserve(count);
        self.by_time.reserve_exact(count);
    }

    /// Records a visit of `link` and returns its place. Most are the newest of all; an older one is
    /// sorted in.
    pub(super) fn push(&mut self, new: NewEvent<'_>, link: &Link) -> usize {
        let origin = self.origin(link);
        let visitor_id = shared_key(&self.by_visitor, new.visitor_id);
        let event = Event {
            id: new.id,
            origin,
            visitor_id,
            device: new.device,
            scanned: new.scanned,
            returning: false,
            at: DateTime::from_timestamp_micros(new.at.timestamp_micros()).unwrap_or(new.at),
            referrer: new.referrer.map(|text| shared(&mut self.referrers, text)),
            sequence: new.sequence,
        };
        self.add(event, |event, is_known| event.returning = is_known)
    }

    /// Adds an event, whose link has an origin, and returns its place. `complete` is told whether the
    /// visitor has been seen before.
    fn add(&mut self, mut event: Event, complete: impl FnOnce(&mut Event, bool)) -> usize {
        let place = self.all.len();
        let visited = self.by_visitor.entry(Arc::clone(&event.visitor_id));
        let visited = visited.or_default();
        complete(&mut event, !visited.is_empty());
        let of_link = self.by_link.get_mut(&event.origin.link_id);
        let lists = [&mut self.by_time, visited];
        for places in lists
            .into_iter()
            .chain(of_link.map(|link| &mut link.places))
        {
            let earlier = Span::new(&self.all, places).before(event.rank()).len();
            places.insert(earlier, place);
        }
        self.by_id.insert(event.id, place);
        self.changes.note(|| place);
        self.all.push(event);
        place
    }

    /// The event at a place, which counts from the first one recorded.
    pub(crate) fn at(&self, place: usize) -> Option<&Event> {
        self.all.get(place)
    }

    /// Gives the events of one visitor to another.
    pub(super) fn hand_over(&mut self, from: &str, to: &str) {
        let Some(places) = self.by_visitor.remove(from) else {
            return;
        };
        let to = shared_key(&self.by_visitor, to);
        for place in &places {
            if let Some(event) = self.all.get_mut(*place) {
                event.visitor_id = Arc::clone(&to);
                self.changes.note(|| *place);
            }
        }
        let kept = self.by_visitor.entry(to).or_default();
        kept.extend(places);
        kept.sort_by_key(|place| self.all.get(*place).map(Event::rank));
    }

    /// What was said later about the visitor of an event, in that order.
    pub(crate) fn identifications(&self, event: &Event) -> &[Identification] {
        let found = self.identifications.get(&event.id);
        found.map(Vec::as_slice).unwrap_or_default()
    }

    /// Remembers what was said about the visitor of an event.
    pub(crate) fn identify(&mut self, event_id: &str, identification: Identification) {
        let Some(id) = self.get(event_id).map(|event| event.id) else {
            return;
        };
        match self.identifications.get_mut(&id) {
            Some(known) => known.push(identification),
            None => {
                self.identifications.insert(id, vec![identification]);
            }
        }
    }

    /// What the link is now. One that was made anew under the id of a deleted one may lead elsewhere.
    fn origin(&mut self, link: &Link) -> Arc<Origin> {
        if let Some(LinkVisits { origin: known, .. }) = self.by_link.get(link.id.as_str()) {
            if known.entrypoint == link.entrypoint
                && known.target == link.target
                && known.fallback == link.fallback_destination
            {
                return Arc::clone(known);
            }
        }
        let (entrypoint, target) = (link.entrypoint.clone(), link.target.clone());
        self.add_origin(
            &link.id,
            entrypoint,
            target,
            link.fallback_destination.clone(),
        )
    }

    fn add_origin(
        &mut self,
        link_id: &str,
        entrypoint: String,
        target: Target,
        fallback: Option<String>,
    ) -> Arc<Origin> {
        let number = self.origins.len();
        let origin = Arc::new(Origin {
            number,
            link_id: shared_key(&self.by_link, link_id),
            entrypoint,
            target,
            fallback,
        });
        self.origins.push(Arc::clone(&origin));
        self.new_origins.note(|| number);
        let visits = self.by_link.entry(Arc::clone(&origin.link_id));
        visits
            .and_modify(|visits| visits.origin = Arc::clone(&origin))
            .or_insert_with(|| LinkVisits {
                origin: Arc::clone(&origin),
                places: Vec::new(),
            });
        origin
    }
}

/// The key as the map has it already, or a new one.
fn shared_key<T>(map: &HashMap<Arc<str>, T>, key: &str) -> Arc<str> {
    map.get_key_value(key)
        .map_or_else(|| key.into(), |(key, _)| Arc::clone(key))
}

fn shared(texts: &mut HashSet<Arc<str>>, text: &str) -> Arc<str> {
    if let Some(known) = texts.get(text) {
        return Arc::clone(known);
    }
    let new: Arc<str> = text.into();
    texts.insert(Arc::clone(&new));
    new
}

#[cfg(test)]
mod tests;
