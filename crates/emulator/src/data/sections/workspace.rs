//! What a workspace is made of: its settings, tags and links.

use super::once;
use crate::data::records::{LinkRecord, Numbered, Setting};
use crate::data::rules;
use crate::data::section::Section;
use crate::store::changes::Changes;
use crate::store::links::Order;
use crate::store::tags::Tag;
use crate::store::Store;

pub(crate) struct Settings;
pub(crate) struct Tags;
pub(crate) struct Links;

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
