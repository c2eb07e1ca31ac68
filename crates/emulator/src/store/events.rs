//! All scans and clicks, found by id and, in the order of their time, by link and by visitor.
//!
//! Events are never deleted, so a place in the list of all is as good as a reference and stays true.

pub(crate) mod bulk;
mod by_id;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use by_id::ById;

use super::event::{Event, Identification, Origin};
use super::link::Link;
use super::span::Span;
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
    identifications: HashMap<Uuid, Vec<Identification>>,
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

    /// Records a visit of `link` and returns its place. Most are the newest of all; an older one is
    /// sorted in.
    pub(super) fn push(&mut self, new: NewEvent<'_>, link: &Link) -> usize {
        let place = self.all.len();
        let visits = by_link(&mut self.by_link, link);
        let visitor_id = shared_key(&self.by_visitor, new.visitor_id);
        let visited = self.by_visitor.entry(Arc::clone(&visitor_id)).or_default();
        let event = Event {
            id: new.id,
            origin: Arc::clone(&visits.origin),
            visitor_id,
            device: new.device,
            scanned: new.scanned,
            returning: !visited.is_empty(),
            at: DateTime::from_timestamp_micros(new.at.timestamp_micros()).unwrap_or(new.at),
            referrer: new.referrer.map(|text| shared(&mut self.referrers, text)),
            sequence: new.sequence,
        };
        self.by_id.insert(event.id, place);
        for places in [&mut self.by_time, &mut visits.places, visited] {
            let earlier = Span::new(&self.all, places).before(event.rank()).len();
            places.insert(earlier, place);
        }
        self.all.push(event);
        place
    }

    /// The event at a place that [`push`](Self::push) returned.
    pub(super) fn at(&self, place: usize) -> Option<&Event> {
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
        if let Some(event) = self.get(event_id) {
            let id = event.id;
            self.identifications
                .entry(id)
                .or_default()
                .push(identification);
        }
    }
}

/// The visits of a link. One that was made anew under the id of a deleted one may lead elsewhere.
fn by_link<'e>(visits: &'e mut HashMap<Arc<str>, LinkVisits>, link: &Link) -> &'e mut LinkVisits {
    let link_id = shared_key(visits, &link.id);
    let origin = || {
        Arc::new(Origin {
            link_id: Arc::clone(&link_id),
            entrypoint: link.entrypoint.clone(),
            target: link.target.clone(),
            fallback: link.fallback_destination.clone(),
        })
    };
    let visits = visits
        .entry(Arc::clone(&link_id))
        .or_insert_with(|| LinkVisits {
            origin: origin(),
            places: Vec::new(),
        });
    let known = &visits.origin;
    if known.entrypoint != link.entrypoint
        || known.target != link.target
        || known.fallback != link.fallback_destination
    {
        visits.origin = origin();
    }
    visits
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
