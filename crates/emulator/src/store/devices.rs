//! Devices, one for each visitor and user agent.
//!
//! They are known by their number, which takes less room in an event than their id does.

use chrono::{DateTime, Utc};
use serde::Serialize;

/// A device. Only members that a request reveals are here; the wire knows many more.
#[derive(Clone, Debug, Serialize)]
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
pub(crate) struct Devices(Vec<Entry>);

#[derive(Debug)]
enum Entry {
    Known(Box<Device>),
    /// Forgotten with its visitor. The events still name its id.
    Gone(String),
}

impl Devices {
    pub(crate) fn get(&self, number: usize) -> Option<&Device> {
        match self.0.get(number)? {
            Entry::Known(device) => Some(device),
            Entry::Gone(_) => None,
        }
    }

    pub(crate) fn get_mut(&mut self, number: usize) -> Option<&mut Device> {
        match self.0.get_mut(number)? {
            Entry::Known(device) => Some(device),
            Entry::Gone(_) => None,
        }
    }

    /// The id of a device, forgotten or not.
    pub(crate) fn id(&self, number: usize) -> &str {
        match self.0.get(number) {
            Some(Entry::Known(device)) => &device.id,
            Some(Entry::Gone(id)) => id,
            None => "",
        }
    }

    /// Adds a device and returns its number.
    pub(crate) fn insert(&mut self, device: Device) -> usize {
        self.0.push(Entry::Known(Box::new(device)));
        self.0.len() - 1
    }

    pub(crate) fn remove(&mut self, number: usize) {
        if let Some(entry) = self.0.get_mut(number) {
            if let Entry::Known(device) = entry {
                *entry = Entry::Gone(std::mem::take(&mut device.id));
            }
        }
    }
}
