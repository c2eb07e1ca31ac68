//! The list of events as it is saved, and put together again.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{shared, shared_key, Changes, Events, Identification, Origin, Table, Target};
use crate::store::event::Event;
use crate::store::span::Span;

/// An event that was recorded before.
pub(crate) struct OldEvent {
    pub(crate) id: Uuid,
    /// The number of the origin.
    pub(crate) origin: usize,
    pub(crate) visitor_id: String,
    pub(crate) device: usize,
    pub(crate) scanned: bool,
    pub(crate) returning: bool,
    pub(crate) at: DateTime<Utc>,
    pub(crate) referrer: Option<String>,
    pub(crate) sequence: u64,
}

impl Events {
    /// The events that were recorded or changed, by their places.
    pub(crate) fn changes(&mut self) -> &mut Changes<usize> {
        &mut self.changes
    }

    /// The origins that were added, by their numbers.
    pub(crate) fn new_origins(&mut self) -> &mut Changes<usize> {
        &mut self.new_origins
    }

    pub(crate) fn all_identifications(&self) -> &Table<Uuid, Vec<Identification>> {
        &self.identifications
    }

    pub(crate) fn all_identifications_mut(&mut self) -> &mut Table<Uuid, Vec<Identification>> {
        &mut self.identifications
    }

    pub(crate) fn origins(&self) -> &[Arc<Origin>] {
        &self.origins
    }

    /// The id of a link as the events have it, so that it is kept once.
    pub(crate) fn link_id(&self, id: &str) -> Arc<str> {
        shared_key(&self.by_link, id)
    }

    /// Whether events can tell of a link with this id.
    pub(crate) fn has_origin_of(&self, id: &str) -> bool {
        self.by_link.contains_key(id)
    }

    /// Adds the next origin. The last one of a link is what the link is now.
    pub(crate) fn restore_origin(
        &mut self,
        link_id: &str,
        entrypoint: String,
        target: Target,
        fallback: Option<String>,
    ) {
        self.add_origin(link_id, entrypoint, target, fallback);
    }

    /// Adds an event in the place that it had.
    ///
    /// # Errors
    /// When it names what is not there, or is there already.
    pub(crate) fn restore(&mut self, old: OldEvent) -> Result<(), String> {
        let Some(origin) = self.origins.get(old.origin) else {
            return Err(format!("origin: there is no origin {}", old.origin));
        };
        if self.by_id.contains_key(&old.id) {
            return Err(format!("id: there are two events {}", old.id));
        }
        let event = Event {
            id: old.id,
            origin: Arc::clone(origin),
            visitor_id: shared_key(&self.by_visitor, &old.visitor_id),
            device: old.device,
            scanned: old.scanned,
            returning: old.returning,
            at: DateTime::from_timestamp_micros(old.at.timestamp_micros()).unwrap_or(old.at),
            referrer: old.referrer.map(|text| shared(&mut self.referrers, &text)),
            sequence: old.sequence,
        };
        let earlier = Span::new(&self.all, &self.by_time).before(event.rank());
        let next = self.by_time.get(earlier.len());
        let next = next.and_then(|place| self.all.get(*place));
        if next.is_some_and(|next| next.rank() == event.rank()) {
            return Err("sequence: another event of this time has the same".to_owned());
        }
        self.add(event, |_, _| {});
        Ok(())
    }
}
