//! How each kind of record is read out of the store and put back.

use uuid::Uuid;

use super::records::{
    Delivery, EventRecord, Identified, LinkRecord, Numbered, OriginRecord, Setting, VisitorRecord,
};
use super::rules;
use super::section::Section;
use crate::ids;
use crate::store::changes::Changes;
use crate::store::devices::Entry;
use crate::store::jobs::Job;
use crate::store::links::Order;
use crate::store::tags::Tag;
use crate::store::webhooks::Webhook;
use crate::store::Store;

pub(crate) struct Settings;
pub(crate) struct Tags;
pub(crate) struct Links;
pub(crate) struct Devices;
pub(crate) struct Origins;
pub(crate) struct Visitors;
pub(crate) struct Events;
pub(crate) struct Identifications;
pub(crate) struct Webhooks;
pub(crate) struct Deliveries;
pub(crate) struct Jobs;

impl Section for Settings {
    const NAME: &'static str = "settings";
    const EXPORTED: bool = false;
    type Key = String;
    type Record = Setting;

    fn changes(store: &mut Store) -> &mut Changes<String> {
        &mut store.settings.changes
    }

    fn keys(store: &Store) -> Vec<String> {
        store.settings.keys()
    }

    fn record(store: &Store, name: &String) -> Option<Setting> {
        Some(Setting {
            name: name.clone(),
            value: store.settings.get(name)?.clone(),
        })
    }

    fn key(_: usize, record: &Setting) -> String {
        record.name.clone()
    }

    fn restore(store: &mut Store, record: Setting) -> Result<(), String> {
        store.set(record.name, record.value)
    }
}

impl Section for Tags {
    const NAME: &'static str = "tags";
    type Key = String;
    type Record = Numbered<Tag>;

    fn changes(store: &mut Store) -> &mut Changes<String> {
        &mut store.tags.0.changes
    }

    fn keys(store: &Store) -> Vec<String> {
        store.tags.0.keys()
    }

    fn record(store: &Store, name: &String) -> Option<Self::Record> {
        let tag = store.tags.get(name)?;
        Some(Numbered {
            record: tag.clone(),
            sequence: tag.sequence,
        })
    }

    fn key(_: usize, record: &Self::Record) -> String {
        record.record.name.clone()
    }

    fn restore(store: &mut Store, record: Self::Record) -> Result<(), String> {
        store.saw(record.sequence);
        let tag = Tag {
            sequence: record.sequence,
            ..record.record
        };
        once("name", store.tags.0.insert(tag.name.clone(), tag).is_none())
    }
}

impl Section for Links {
    const NAME: &'static str = "links";
    type Key = String;
    type Record = LinkRecord;

    fn changes(store: &mut Store) -> &mut Changes<String> {
        &mut store.links.by_id.changes
    }

    fn keys(store: &Store) -> Vec<String> {
        let links = store.links.sorted(Order::Creation, false, None);
        links.map(|link| link.id.clone()).collect()
    }

    fn record(store: &Store, id: &String) -> Option<LinkRecord> {
        Some(LinkRecord::of(store.links.get(id)?, &store.base_url))
    }

    fn key(_: usize, record: &LinkRecord) -> String {
        record.link.id.clone()
    }

    fn check(store: &Store, record: &LinkRecord) -> Result<(), String> {
        rules::link(store, record)
    }

    fn restore(store: &mut Store, record: LinkRecord) -> Result<(), String> {
        let link = record.into_link(&store.base_url);
        store.saw(link.sequence);
        once("id", store.links.get(&link.id).is_none())?;
        let domain = link.custom_domain_id.as_deref();
        let free = store.links.by_code(domain, &link.shortlink).is_none();
        once("shortlink", free)?;
        once("sequence", store.links.by_sequence(link.sequence).is_none())?;
        store.links.insert(link);
        Ok(())
    }
}

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

impl Section for Webhooks {
    const NAME: &'static str = "webhooks";
    type Key = String;
    type Record = Webhook;

    fn changes(store: &mut Store) -> &mut Changes<String> {
        &mut store.webhooks.all.changes
    }

    fn keys(store: &Store) -> Vec<String> {
        store.webhooks.all.keys()
    }

    fn record(store: &Store, id: &String) -> Option<Webhook> {
        store.webhooks.get(id).cloned()
    }

    fn key(_: usize, record: &Webhook) -> String {
        record.id.clone()
    }

    fn check(store: &Store, record: &Webhook) -> Result<(), String> {
        rules::webhook(store, record)
    }

    fn restore(store: &mut Store, record: Webhook) -> Result<(), String> {
        store.saw(record.sequence);
        once("id", store.webhooks.get(&record.id).is_none())?;
        store.webhooks.insert(record);
        Ok(())
    }
}

impl Section for Deliveries {
    const NAME: &'static str = "deliveries";
    type Key = u64;
    type Record = Delivery;

    fn changes(store: &mut Store) -> &mut Changes<u64> {
        &mut store.webhooks.deliveries.changes
    }

    fn keys(store: &Store) -> Vec<u64> {
        store.webhooks.deliveries.numbers()
    }

    fn record(store: &Store, number: &u64) -> Option<Delivery> {
        Some(Delivery {
            number: *number,
            record: store.webhooks.deliveries.by_number(*number)?.clone(),
        })
    }

    fn key(_: usize, record: &Delivery) -> u64 {
        record.number
    }

    fn check(store: &Store, record: &Delivery) -> Result<(), String> {
        rules::delivery(store, record)
    }

    fn restore(store: &mut Store, record: Delivery) -> Result<(), String> {
        let known = store.webhooks.deliveries.get(&record.record.id);
        once("id", known.is_none())?;
        let last = store.webhooks.deliveries.last_number();
        once("number", last.is_none_or(|last| last < record.number))?;
        store.webhooks.restore(record.number, record.record);
        Ok(())
    }
}

impl Section for Jobs {
    const NAME: &'static str = "jobs";
    type Key = String;
    type Record = Job;

    fn changes(store: &mut Store) -> &mut Changes<String> {
        &mut store.jobs.0.changes
    }

    fn keys(store: &Store) -> Vec<String> {
        store.jobs.0.keys()
    }

    fn record(store: &Store, id: &String) -> Option<Job> {
        store.jobs.get(id).cloned()
    }

    fn key(_: usize, record: &Job) -> String {
        record.id.clone()
    }

    fn check(_: &Store, record: &Job) -> Result<(), String> {
        rules::uuid("id", &record.id)
    }

    fn restore(store: &mut Store, record: Job) -> Result<(), String> {
        once(
            "id",
            store.jobs.0.insert(record.id.clone(), record).is_none(),
        )
    }
}

fn once(member: &str, is_new: bool) -> Result<(), String> {
    if is_new {
        Ok(())
    } else {
        Err(format!("{member}: another record has the same"))
    }
}
