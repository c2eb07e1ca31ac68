//! Records as they are saved: complete, and free of what a restart may change.
//!
//! Addresses of short links are saved as paths, since the emulator may listen elsewhere next time.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::deliveries::DeliveryRecord;
use crate::ids;
use crate::store::attributes::Attribute;
use crate::store::event::{Event, Identification, Origin};
use crate::store::events::saved::OldEvent;
use crate::store::link::{Link, Target};
use crate::store::visitors::Visitor;

/// What belongs to no record.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Workspace {
    pub(crate) id: String,
    /// The last number that [`Store::next`](crate::store::Store::next) gave.
    pub(crate) sequence: u64,
    /// Where the ids of each seed go on.
    #[serde(default)]
    pub(crate) id_states: BTreeMap<u64, u64>,
}

/// A record with the number that its wire form does not show.
#[derive(Deserialize, Serialize)]
pub(crate) struct Numbered<T> {
    #[serde(flatten)]
    pub(crate) record: T,
    pub(crate) sequence: u64,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct LinkRecord {
    #[serde(flatten)]
    pub(crate) link: Link,
    tags: Vec<String>,
    target: Target,
    sequence: u64,
}

impl LinkRecord {
    pub(crate) fn of(link: &Link, base_url: &str) -> Self {
        let mut link = link.clone();
        link.entrypoint = path(&link.entrypoint, base_url);
        Self {
            tags: std::mem::take(&mut link.tags),
            target: link.target.clone(),
            sequence: link.sequence,
            link,
        }
    }

    pub(crate) fn entrypoint(&self, base_url: &str) -> String {
        address(self.link.entrypoint.clone(), base_url)
    }

    pub(crate) fn tags(&self) -> &[String] {
        &self.tags
    }

    pub(crate) fn into_link(self, base_url: &str) -> Link {
        Link {
            entrypoint: address(self.link.entrypoint, base_url),
            tags: self.tags,
            target: self.target,
            sequence: self.sequence,
            ..self.link
        }
    }
}

fn path(address: &str, base_url: &str) -> String {
    address.strip_prefix(base_url).unwrap_or(address).to_owned()
}

fn address(path: String, base_url: &str) -> String {
    if path.starts_with('/') {
        format!("{base_url}{path}")
    } else {
        path
    }
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OriginRecord {
    pub(crate) link_id: String,
    entrypoint: String,
    pub(crate) target: Target,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) fallback: Option<String>,
}

impl OriginRecord {
    pub(crate) fn of(origin: &Origin, base_url: &str) -> Self {
        Self {
            link_id: origin.link_id.to_string(),
            entrypoint: path(&origin.entrypoint, base_url),
            target: origin.target.clone(),
            fallback: origin.fallback.clone(),
        }
    }

    pub(crate) fn entrypoint(&self, base_url: &str) -> String {
        address(self.entrypoint.clone(), base_url)
    }
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct VisitorRecord {
    pub(crate) id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_name: Option<String>,
    #[serde(default)]
    attributes: BTreeMap<String, Attribute>,
    #[serde(default)]
    pub(crate) devices: BTreeSet<usize>,
    #[serde(default)]
    links: BTreeSet<String>,
    pub(crate) created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    pub(crate) sequence: u64,
}

impl VisitorRecord {
    pub(crate) fn of(visitor: &Visitor) -> Self {
        Self {
            id: visitor.id.clone(),
            email: visitor.email.clone(),
            phone: visitor.phone.clone(),
            first_name: visitor.first_name.clone(),
            last_name: visitor.last_name.clone(),
            attributes: visitor.attributes.clone(),
            devices: visitor.devices.clone(),
            links: visitor.links.iter().map(ToString::to_string).collect(),
            created_at: visitor.created_at,
            updated_at: visitor.updated_at,
            sequence: visitor.sequence,
        }
    }

    pub(crate) fn links(&self) -> &BTreeSet<String> {
        &self.links
    }

    /// `link_id` gives ids of links that are kept once.
    pub(crate) fn into_visitor(self, link_id: impl Fn(&str) -> std::sync::Arc<str>) -> Visitor {
        Visitor {
            id: self.id,
            email: self.email,
            phone: self.phone,
            first_name: self.first_name,
            last_name: self.last_name,
            attributes: self.attributes,
            devices: self.devices,
            links: self.links.iter().map(|id| link_id(id)).collect(),
            created_at: self.created_at,
            updated_at: self.updated_at,
            sequence: self.sequence,
        }
    }
}

/// Kept small in its binary form: there may be a million.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct EventRecord {
    pub(crate) id: Uuid,
    visitor_id: Uuid,
    origin: usize,
    pub(crate) device: usize,
    scanned: bool,
    returning: bool,
    #[serde(serialize_with = "write_time", deserialize_with = "read_time")]
    at: DateTime<Utc>,
    referrer: Option<String>,
    pub(crate) sequence: u64,
}

impl EventRecord {
    pub(crate) fn of(event: &Event) -> Self {
        Self {
            id: event.id,
            // The ids of visitors are never a client's.
            visitor_id: ids::read(&event.visitor_id).unwrap_or_default(),
            origin: event.origin.number,
            device: event.device,
            scanned: event.scanned,
            returning: event.returning,
            at: event.at,
            referrer: event.referrer.as_deref().map(str::to_owned),
            sequence: event.sequence,
        }
    }

    pub(crate) fn into_old(self) -> OldEvent {
        OldEvent {
            id: self.id,
            origin: self.origin,
            visitor_id: self.visitor_id.to_string(),
            device: self.device,
            scanned: self.scanned,
            returning: self.returning,
            at: self.at,
            referrer: self.referrer,
            sequence: self.sequence,
        }
    }
}

fn write_time<S: Serializer>(time: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        time.serialize(serializer)
    } else {
        time.timestamp_micros().serialize(serializer)
    }
}

fn read_time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    if deserializer.is_human_readable() {
        return DateTime::deserialize(deserializer);
    }
    let micros = i64::deserialize(deserializer)?;
    DateTime::from_timestamp_micros(micros)
        .ok_or_else(|| serde::de::Error::custom("no such moment"))
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Identified {
    pub(crate) event_id: Uuid,
    pub(crate) identifications: Vec<Identification>,
}

/// A delivery of a webhook, with its place in the log.
#[derive(Deserialize, Serialize)]
pub(crate) struct Delivery {
    pub(crate) number: u64,
    #[serde(flatten)]
    pub(crate) record: DeliveryRecord,
}

/// A text that the emulator made up once and that is to stay, such as a key.
#[derive(Deserialize, Serialize)]
pub(crate) struct Setting {
    pub(crate) name: String,
    pub(crate) value: String,
}
