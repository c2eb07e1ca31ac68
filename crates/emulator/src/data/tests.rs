//! What is saved is what is there, whatever is done to the workspace.

use std::fmt::Debug;

use serde_json::{json, Value};
use uuid::Uuid;

use super::batch::{self, Batch};
use super::database::File;
use super::document;
use super::section::{for_each, ForEach, Section};
use crate::http::idempotency::Keys;
use crate::ids::IdSource;
use crate::store::links::Order;
use crate::store::Store;
use crate::testing::anything::anything;
use crate::testing::{link, lists, moment, run, workspace, Choices};

fn empty(ids: Option<u64>) -> Store {
    Store::new("http://elsewhere".to_owned(), IdSource::new(ids).into())
}

/// All records as the code sees them, with members that no document names.
fn told(store: &Store) -> String {
    let mut text = String::new();
    let mut tell = |record: &dyn Debug| text.push_str(&format!("{record:?}\n"));
    for link in store.links.sorted(Order::Change, false, None) {
        tell(link);
        assert_eq!(
            store
                .links
                .by_code(link.custom_domain_id.as_deref(), &link.shortlink)
                .unwrap()
                .id,
            link.id
        );
    }
    for name in store.tags.0.keys() {
        tell(&store.tags.get(&name));
    }
    for id in store.visitors.by_id.keys() {
        let found = store.visitors.get(&id).unwrap();
        tell(found);
        if let Some(email) = &found.email {
            assert_eq!(store.visitors.by_email(email).unwrap().id, id);
        }
        tell(
            &store
                .events
                .of_visitor(&id)
                .iter()
                .map(|event| event.id)
                .collect::<Vec<Uuid>>(),
        );
    }
    for number in 0..store.devices.len() {
        tell(&store.devices.entry(number));
    }
    for event in store.events.all().iter() {
        tell(event);
        tell(&store.events.identifications(event));
        tell(&store.events.of_link(&event.origin.link_id).len());
    }
    for id in store.webhooks.all.keys() {
        tell(&store.webhooks.get(&id));
    }
    for delivery in store.webhooks.deliveries.all() {
        tell(delivery);
    }
    for id in store.jobs.0.keys() {
        tell(&store.jobs.get(&id));
    }
    text
}

#[test]
fn every_change_is_saved() {
    for seed in 1..=2 {
        let directory = tempfile::tempdir().unwrap();
        let shared = workspace();
        let (store, keys, mut choices) = (&mut shared.lock(), Keys::default(), Choices(seed));
        let mut batches: Vec<Batch> = Vec::new();
        let file = File::open(directory.path()).unwrap();
        for step in 0..200 {
            anything(store, &mut choices, step);
            batches.push(batch::changes(store, &keys));
            if choices.below(20) == 0 {
                file.commit(&batches).unwrap();
                batches.clear();
            }
        }
        file.commit(&batches).unwrap();
        file.close().unwrap();
        assert!(store.events.len() > 30 && store.links.len() > 3 && store.tags.all().count() > 0);
        assert!(
            batch::changes(store, &keys).is_empty(),
            "the changes were taken twice"
        );

        let file = File::open(directory.path()).unwrap();
        let mut loaded = file.load(empty(Some(1)), moment(0)).unwrap();
        assert!(loaded.existed);
        let told = |store| told(store).replace("http://elsewhere", "http://emulator");
        assert_eq!(told(store), told(&loaded.store), "seed {seed}");
        let document = document::write(store).unwrap();
        assert!(document == document::write(&loaded.store).unwrap());
        lists::agree(&mut loaded.store);
        // The ids go on as if nothing had been.
        assert_eq!(store.ids.uuid(), loaded.store.ids.uuid());
    }
}

#[test]
fn another_store_replaces_all_that_was_saved() {
    let directory = tempfile::tempdir().unwrap();
    let file = File::open(directory.path()).unwrap();
    let shared = workspace();
    let (store, keys) = (&mut shared.lock(), Keys::default());
    for step in 0..60 {
        anything(store, &mut Choices(step), step as usize);
    }
    file.commit(&[batch::changes(store, &keys)]).unwrap();
    **store = empty(None);
    link(
        store,
        moment(0),
        json!({ "destination": "https://example.com" }),
    );
    file.commit(&[batch::changes(store, &keys)]).unwrap();
    let loaded = file.load(empty(None), moment(0)).unwrap().store;
    assert_eq!(
        (
            loaded.links.len(),
            loaded.visitors.len(),
            loaded.events.len()
        ),
        (1, 0, 0)
    );
}

#[test]
fn settings_are_saved_and_never_exported() {
    let directory = tempfile::tempdir().unwrap();
    let file = File::open(directory.path()).unwrap();
    let shared = workspace();
    let store = &mut shared.lock();
    store
        .settings
        .insert("key".to_owned(), "a secret".to_owned());
    file.commit(&[batch::changes(store, &Keys::default())])
        .unwrap();
    let loaded = file.load(empty(None), moment(0)).unwrap().store;
    assert_eq!(loaded.settings.get("key").unwrap(), "a secret");
    let document = String::from_utf8(document::write(store).unwrap()).unwrap();
    assert!(!document.contains("a secret"));
}

#[test]
fn nothing_is_noted_without_a_directory() {
    struct None<'s>(&'s mut Store);
    impl ForEach for None<'_> {
        type Error = ();
        fn apply<S: Section>(&mut self) -> Result<(), ()> {
            assert!(S::changes(self.0).take().is_empty(), "{}", S::NAME);
            Ok(())
        }
    }
    let shared = workspace();
    let store = &mut shared.lock();
    for step in 0..60 {
        anything(store, &mut Choices(step), step as usize);
    }
    for_each(&mut None(store)).unwrap();
}

#[test]
fn files_of_others_and_of_later_versions_are_refused() {
    let table = redb::TableDefinition::<&str, u64>::new("linkbreakers-emulator");
    for (definition, reason) in [
        (table, "has version 2 of the format"),
        (
            redb::TableDefinition::new("guests"),
            "another program's, with a table `guests`",
        ),
    ] {
        let directory = tempfile::tempdir().unwrap();
        let path = super::database::path_in(directory.path());
        let database = redb::Database::create(&path).unwrap();
        let transaction = database.begin_write().unwrap();
        transaction
            .open_table(definition)
            .unwrap()
            .insert("version", 2)
            .unwrap();
        transaction.commit().unwrap();
        drop(database);
        let before = std::fs::read(&path).unwrap();
        let message = File::open(directory.path()).err().unwrap().to_string();
        assert!(
            message.contains(reason) && message.contains("emulator.redb"),
            "{message}"
        );
        assert_eq!(before.len(), std::fs::read(&path).unwrap().len());
    }
}

#[test]
fn documents_are_checked_before_anything_is_replaced() {
    let shared = workspace();
    let store = &mut shared.lock();
    // The first two, and on one domain.
    for before in [-2, -1] {
        link(
            store,
            moment(before),
            json!({ "destination": "https://example.com" }),
        );
    }
    for step in 0..80 {
        anything(store, &mut Choices(step), step as usize);
    }
    run(
        store,
        "WebhooksService_Create",
        moment(0),
        Value::Null,
        json!({ "name": "hook", "endpointUrl": "https://example.com", "triggers": [] }),
    );
    let document: Value = serde_json::from_slice(&document::write(store).unwrap()).unwrap();
    let key = store.qrcode_key.clone();
    let refused = |pointer: &str, value: Value, place: &str| {
        let mut changed = document.clone();
        *changed
            .pointer_mut(pointer)
            .unwrap_or_else(|| panic!("{pointer}")) = value;
        let ids = IdSource::new(None).into();
        let (text, key) = (changed.to_string(), key.clone());
        let read = document::read(text.as_bytes(), String::new(), ids, key);
        let invalid = read.err().unwrap_or_else(|| panic!("{pointer} was taken"));
        assert_eq!(invalid.place, place, "{}", invalid.reason);
        assert!(!invalid.reason.is_empty());
    };
    let same = |pointer: &str| document.pointer(pointer).unwrap().clone();
    refused("/format", json!("another"), "format");
    refused("/version", json!(2), "version");
    refused("/workspace/sequence", json!("x"), "workspace.sequence");
    refused("/links", json!({}), "links");
    refused("/links/1/id", same("/links/0/id"), "links[1]");
    refused(
        "/links/0/target",
        json!({ "teleport": {} }),
        "links[0].target",
    );
    refused("/events/0/device", json!(100_000), "events[0]");
    refused("/events/0/origin", json!(100_000), "events[0]");
    refused("/events/0/id", json!("x"), "events[0].id");
    refused("/events/1", same("/events/0"), "events[1]");
    refused("/visitors/0/id", json!("x"), "visitors[0]");
    refused("/visitors/0/devices", json!([100_000]), "visitors[0]");
    refused(
        "/webhooks/0/createdAt",
        json!("yesterday"),
        "webhooks[0].createdAt",
    );
}
