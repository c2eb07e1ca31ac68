//! Many visits at once, in the order of their time: nothing is looked up for each of them.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Event, Events, Origin};
use crate::store::Store;

/// Visits on their way into the store.
pub(crate) struct Batch {
    links: Vec<LinkPart>,
    visitors: Vec<Option<VisitorPart>>,
    events: Vec<Event>,
    referrers: Vec<(&'static str, Arc<str>)>,
}

struct LinkPart {
    origin: Arc<Origin>,
    /// Places in the batch.
    places: Vec<usize>,
}

struct VisitorPart {
    id: Arc<str>,
    places: Vec<usize>,
    links: Vec<usize>,
    /// When each was last used. Most visitors have one.
    devices: Vec<(usize, DateTime<Utc>)>,
}

/// One of the visits.
pub(crate) struct BatchVisit<'v> {
    pub(crate) id: Uuid,
    /// The number of the link in the batch.
    pub(crate) link: usize,
    /// The number of the visitor in the batch.
    pub(crate) visitor: usize,
    pub(crate) visitor_id: &'v str,
    pub(crate) device: usize,
    pub(crate) scanned: bool,
    pub(crate) referrer: Option<&'static str>,
    pub(crate) at: DateTime<Utc>,
}

impl Batch {
    /// Room for `count` visits of these links by so many visitors, who have no visits yet.
    pub(crate) fn new(
        store: &mut Store,
        link_ids: &[String],
        visitors: usize,
        count: usize,
    ) -> Self {
        let Store { links, events, .. } = store;
        let links = link_ids.iter().filter_map(|id| links.get(id));
        let links = links.map(|link| LinkPart {
            origin: events.origin(link),
            places: Vec::new(),
        });
        Self {
            links: links.collect(),
            visitors: (0..visitors).map(|_| None).collect(),
            events: Vec::with_capacity(count),
            referrers: Vec::new(),
        }
    }

    /// Adds a visit that is not earlier than those before. One of a link or visitor that the batch
    /// does not have is left out.
    pub(crate) fn push(&mut self, visit: &BatchVisit<'_>, sequence: u64) {
        let place = self.events.len();
        let Some(link) = self.links.get_mut(visit.link) else {
            return;
        };
        let Some(visitor) = self.visitors.get_mut(visit.visitor) else {
            return;
        };
        let visitor = visitor.get_or_insert_with(|| VisitorPart {
            id: visit.visitor_id.into(),
            places: Vec::new(),
            links: Vec::new(),
            devices: Vec::new(),
        });
        let referrer = visit.referrer.map(|text| shared(&mut self.referrers, text));
        self.events.push(Event {
            id: visit.id,
            origin: Arc::clone(&link.origin),
            visitor_id: Arc::clone(&visitor.id),
            device: visit.device,
            scanned: visit.scanned,
            returning: !visitor.places.is_empty(),
            at: visit.at,
            referrer,
            sequence,
        });
        link.places.push(place);
        visitor.places.push(place);
        visitor.links.push(visit.link);
        let mut devices = visitor.devices.iter_mut();
        match devices.find(|(device, _)| *device == visit.device) {
            Some((_, last)) => *last = visit.at,
            None => visitor.devices.push((visit.device, visit.at)),
        }
    }
}

fn shared(known: &mut Vec<(&'static str, Arc<str>)>, text: &'static str) -> Arc<str> {
    if let Some((_, shared)) = known.iter().find(|(known, _)| *known == text) {
        return Arc::clone(shared);
    }
    let new: Arc<str> = text.into();
    known.push((text, Arc::clone(&new)));
    new
}

impl Store {
    /// Puts the visits of a batch into the books.
    pub(crate) fn record_batch(&mut self, batch: Batch) {
        let first = self.events.all.len();
        for link in &batch.links {
            let count = u64::try_from(link.places.len()).unwrap_or(u64::MAX);
            self.links.count_visits(&link.origin.link_id, count);
        }
        // Numbers of links in the order of their ids, so that a visitor's set is made in order.
        let mut order: Vec<usize> = (0..batch.links.len()).collect();
        order.sort_unstable_by_key(|number| {
            batch.links.get(*number).map(|link| &link.origin.link_id)
        });
        let mut ranks = vec![0; order.len()];
        for (rank, number) in order.iter().enumerate() {
            if let Some(place) = ranks.get_mut(*number) {
                *place = rank;
            }
        }
        let link_ids: Vec<&Arc<str>> = order
            .iter()
            .filter_map(|number| Some(&batch.links.get(*number)?.origin.link_id))
            .collect();
        for part in batch.visitors.iter().flatten() {
            for (device, at) in &part.devices {
                if let Some(device) = self.devices.get_mut(*device) {
                    (device.last_used_at, device.updated_at) = (*at, *at);
                }
            }
            let numbers = part.links.iter();
            let mut visited: Vec<usize> = numbers
                .filter_map(|number| ranks.get(*number).copied())
                .collect();
            visited.sort_unstable();
            visited.dedup();
            let visited = visited.into_iter().filter_map(|rank| link_ids.get(rank));
            let visited = visited.map(|id| Arc::clone(id)).collect();
            let devices = part.devices.iter().map(|(device, _)| *device);
            self.visitors
                .visited(&part.id, part.places.len(), devices, visited);
        }
        self.events.append(batch, first);
    }
}

impl Events {
    fn append(&mut self, batch: Batch, first: usize) {
        let count = batch.events.len();
        self.by_id.reserve(count);
        let places = batch.events.iter().zip(first..);
        self.by_id
            .extend(places.map(|(event, place)| (event.id, place)));
        if self.all.is_empty() {
            self.all = batch.events;
        } else {
            self.all.extend(batch.events);
        }
        for place in (first..).take(count) {
            self.changes.note(|| place);
        }
        let all = &self.all;
        merge(&mut self.by_time, (first..).take(count), all);
        for link in batch.links {
            if let Some(visits) = self.by_link.get_mut(&link.origin.link_id) {
                let places = link.places.into_iter().map(|place| first + place);
                merge(&mut visits.places, places, all);
            }
        }
        for part in batch.visitors.into_iter().flatten() {
            let places = part.places.into_iter().map(|place| first + place);
            merge(self.by_visitor.entry(part.id).or_default(), places, all);
        }
        for (_, referrer) in batch.referrers {
            self.referrers.insert(referrer);
        }
    }
}

/// Adds places that are in order to others that are.
fn merge(places: &mut Vec<usize>, new: impl Iterator<Item = usize>, all: &[Event]) {
    let rank = |place: &usize| all.get(*place).map(Event::rank);
    let before = places.len();
    places.extend(new);
    let last = before.checked_sub(1).and_then(|last| places.get(last));
    let next = places.get(before);
    if let (Some(last), Some(next)) = (last, next) {
        if rank(next) < rank(last) {
            // Two runs in order, which is what this sort is best at.
            places.sort_by_key(rank);
        }
    }
}
