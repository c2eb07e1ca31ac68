//! Devices, one for each visitor and user agent.
//!
//! They are known by their number, which takes less room in an event than their id does.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::changes::Changes;

/// A device. Only members that a request reveals are here; the wire knows many more.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Device {
    pub(crate) id: String,
    pub(crate) user_agent: String,
    pub(crate) device_type: String,
    pub(crate) device_actor: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) device_actor_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) device_brand: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) platform_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) platform_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) browser_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) browser_version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) browser_language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) city: Option<String>,
    pub(crate) ip_address: String,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    pub(crate) last_used_at: DateTime<Utc>,
}

/// All devices by number.
#[derive(Debug, Default)]
pub(crate) struct Devices {
    entries: Vec<Entry>,
    pub(crate) changes: Changes<usize>,
}

/// A place in the list.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Entry {
    Known(Box<Device>),
    /// Forgotten with its visitor. The events still name its id.
    Gone(String),
}

impl Devices {
    pub(crate) fn get(&self, number: usize) -> Option<&Device> {
        match self.entries.get(number)? {
            Entry::Known(device) => Some(device),
            Entry::Gone(_) => None,
        }
    }

    pub(crate) fn get_mut(&mut self, number: usize) -> Option<&mut Device> {
        match self.entries.get_mut(number)? {
            Entry::Known(device) => {
                self.changes.note(|| number);
                Some(device)
            }
            Entry::Gone(_) => None,
        }
    }

    /// The id of a device, forgotten or not.
    pub(crate) fn id(&self, number: usize) -> &str {
        match self.entries.get(number) {
            Some(Entry::Known(device)) => &device.id,
            Some(Entry::Gone(id)) => id,
            None => "",
        }
    }

    /// Adds a device and returns its number.
    pub(crate) fn insert(&mut self, device: Device) -> usize {
        self.add(Entry::Known(Box::new(device)))
    }

    /// Fills the next place and returns its number.
    pub(crate) fn add(&mut self, entry: Entry) -> usize {
        let number = self.entries.len();
        self.entries.push(entry);
        self.changes.note(|| number);
        number
    }

    /// How many places there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn entry(&self, number: usize) -> Option<&Entry> {
        self.entries.get(number)
    }

    pub(crate) fn remove(&mut self, number: usize) {
        if let Some(entry) = self.entries.get_mut(number) {
            self.changes.note(|| number);
            if let Entry::Known(device) = entry {
                *entry = Entry::Gone(std::mem::take(&mut device.id));
            }
        }
    }
}
