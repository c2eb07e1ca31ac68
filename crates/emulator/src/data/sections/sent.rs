//! What the service does by itself: webhooks with their deliveries, and jobs.

use super::once;
use crate::data::records::Delivery;
use crate::data::rules;
use crate::data::section::Section;
use crate::store::changes::Changes;
use crate::store::jobs::Job;
use crate::store::webhooks::Webhook;
use crate::store::Store;

pub(crate) struct Webhooks;
pub(crate) struct Deliveries;
pub(crate) struct Jobs;

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
