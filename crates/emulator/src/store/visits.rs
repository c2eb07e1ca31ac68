//! A visit in the books: the event, and what visitor, device and link remember of it.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::event::Event;
use super::events::NewEvent;
use super::Store;

/// Who followed which link, and how.
#[derive(Clone, Copy)]
pub(crate) struct NewVisit<'v> {
    pub(crate) link_id: &'v str,
    pub(crate) visitor_id: &'v str,
    pub(crate) device: usize,
    pub(crate) scanned: bool,
    pub(crate) referrer: Option<&'v str>,
    pub(crate) at: DateTime<Utc>,
}

impl Store {
    /// Records a visit; `None` when there is no such link.
    pub(crate) fn record(&mut self, visit: NewVisit<'_>) -> Option<&Event> {
        let (id, sequence) = (self.ids.random_uuid(), self.next());
        let link = self.links.get(visit.link_id)?;
        let event = NewEvent {
            id,
            visitor_id: visit.visitor_id,
            device: visit.device,
            scanned: visit.scanned,
            at: visit.at,
            referrer: visit.referrer,
            sequence,
        };
        let place = self.events.push(event, link);
        let event = self.events.at(place)?;
        self.links.count_visits(visit.link_id, 1);
        let link_id = &event.origin.link_id;
        let visitor = self.visitors.get(visit.visitor_id);
        let is_known = visitor.is_some_and(|visitor| visitor.links.contains(link_id));
        let new = (!is_known).then(|| Arc::clone(link_id)).into_iter();
        self.visitors
            .visited(visit.visitor_id, 1, [visit.device], new.collect());
        if let Some(device) = self.devices.get_mut(visit.device) {
            (device.last_used_at, device.updated_at) = (visit.at, visit.at);
        }
        Some(event)
    }
}
