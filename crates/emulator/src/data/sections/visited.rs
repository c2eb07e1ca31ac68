//! Who came, with what, to where, and what was said about them later.

use uuid::Uuid;

use super::once;
use crate::data::records::{EventRecord, Identified, OriginRecord, VisitorRecord};
use crate::data::rules;
use crate::data::section::Section;
use crate::ids;
use crate::store::changes::Changes;
use crate::store::devices::Entry;
use crate::store::Store;

pub(crate) struct Devices;
pub(crate) struct Origins;
pub(crate) struct Visitors;
pub(crate) struct Events;
pub(crate) struct Identifications;

impl Section for Devices {
    const NAME: &'static str = "devices";
    type Key = usize;
    type Record = Entry;

    fn changes(store: &mut Store) -> &mut Changes<usize> {
        &mut store.devices.changes
    }

    fn keys(store: &Store) -> Vec<usize> {
        (0..store.devices.len()).collect()
    }

    fn record(store: &Store, number: &usize) -> Option<Entry> {
        store.devices.entry(*number).cloned()
    }

    fn key(index: usize, _: &Entry) -> usize {
        index
    }

    fn restore(store: &mut Store, record: Entry) -> Result<(), String> {
        store.devices.add(record);
        Ok(())
    }
}

impl Section for Origins {
    const NAME: &'static str = "origins";
    type Key = usize;
    type Record = OriginRecord;

    fn changes(store: &mut Store) -> &mut Changes<usize> {
        store.events.new_origins()
    }

    fn keys(store: &Store) -> Vec<usize> {
        (0..store.events.origins().len()).collect()
    }

    fn record(store: &Store, number: &usize) -> Option<OriginRecord> {
        let origin = store.events.origins().get(*number)?;
        Some(OriginRecord::of(origin, &store.base_url))
    }

    fn key(index: usize, _: &OriginRecord) -> usize {
        index
    }

    fn check(_: &Store, record: &OriginRecord) -> Result<(), String> {
        rules::origin(record)
    }

    fn restore(store: &mut Store, record: OriginRecord) -> Result<(), String> {
        let entrypoint = record.entrypoint(&store.base_url);
        let (link_id, target) = (record.link_id, record.target);
        let events = &mut store.events;
        events.restore_origin(&link_id, entrypoint, target, record.fallback);
        Ok(())
    }
}

impl Section for Visitors {
    const NAME: &'static str = "visitors";
    type Key = String;
    type Record = VisitorRecord;

    fn changes(store: &mut Store) -> &mut Changes<String> {
        &mut store.visitors.by_id.changes
    }

    fn keys(store: &Store) -> Vec<String> {
        let mut visitors: Vec<_> = store.visitors.all().collect();
        visitors.sort_unstable_by_key(|visitor| visitor.sequence);
        visitors.iter().map(|visitor| visitor.id.clone()).collect()
    }

    fn record(store: &Store, id: &String) -> Option<VisitorRecord> {
        store.visitors.get(id).map(VisitorRecord::of)
    }

    fn key(_: usize, record: &VisitorRecord) -> String {
        record.id.clone()
    }

    fn check(store: &Store, record: &VisitorRecord) -> Result<(), String> {
        rules::visitor(store, record)
    }

    fn restore(store: &mut Store, record: VisitorRecord) -> Result<(), String> {
        store.saw(record.sequence);
        if ids::read(&record.id).is_none() {
            return Err("id: is no UUID".to_owned());
        }
        once("id", store.visitors.get(&record.id).is_none())?;
        if let Some(email) = &record.email {
            once("email", store.visitors.by_email(email).is_none())?;
        }
        once(
            "sequence",
            store.visitors.by_sequence(record.sequence).is_none(),
        )?;
        let missing = |number: &&usize| **number >= store.devices.len();
        if let Some(number) = record.devices.iter().find(missing) {
            return Err(format!("devices: there is no device {number}"));
        }
        let events = &store.events;
        let visitor = record.into_visitor(|id| events.link_id(id));
        store.visitors.insert(visitor);
        Ok(())
    }
}

impl Section for Events {
    const NAME: &'static str = "events";
    const COMPACT: bool = true;
    type Key = usize;
    type Record = EventRecord;

    fn changes(store: &mut Store) -> &mut Changes<usize> {
        store.events.changes()
    }

    fn keys(store: &Store) -> Vec<usize> {
        (0..store.events.len()).collect()
    }

    fn record(store: &Store, place: &usize) -> Option<EventRecord> {
        store.events.at(*place).map(EventRecord::of)
    }

    fn key(index: usize, _: &EventRecord) -> usize {
        index
    }

    fn reserve(store: &mut Store, count: usize) {
        store.events.reserve(count);
    }

    fn restore(store: &mut Store, record: EventRecord) -> Result<(), String> {
        store.saw(record.sequence);
        if record.device >= store.devices.len() {
            return Err(format!("device: there is no device {}", record.device));
        }
        store.events.restore(record.into_old())
    }
}

impl Section for Identifications {
    const NAME: &'static str = "identifications";
    type Key = Uuid;
    type Record = Identified;

    fn changes(store: &mut Store) -> &mut Changes<Uuid> {
        &mut store.events.all_identifications_mut().changes
    }

    fn keys(store: &Store) -> Vec<Uuid> {
        store.events.all_identifications().keys()
    }

    fn record(store: &Store, event_id: &Uuid) -> Option<Identified> {
        Some(Identified {
            event_id: *event_id,
            identifications: store.events.all_identifications().get(event_id)?.clone(),
        })
    }

    fn key(_: usize, record: &Identified) -> Uuid {
        record.event_id
    }

    fn restore(store: &mut Store, record: Identified) -> Result<(), String> {
        let id = record.event_id;
        if store.events.get(&id.to_string()).is_none() {
            return Err(format!("eventId: there is no event {id}"));
        }
        let known = store.events.all_identifications_mut();
        once(
            "eventId",
            known.insert(id, record.identifications).is_none(),
        )
    }
}
