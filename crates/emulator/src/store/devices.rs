//! Devices, one for each visitor and user agent.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::Serialize;

/// A device. Only members that a request reveals are here; the wire knows many more.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Device {
    pub(crate) id: String,
    #[serde(skip)]
    pub(crate) visitor_id: String,
    pub(crate) user_agent: String,
    pub(crate) device_type: &'static str,
    pub(crate) device_actor: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) device_brand: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) platform_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) browser_name: Option<&'static str>,
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

/// All devices by id.
#[derive(Debug, Default)]
pub(crate) struct Devices(HashMap<String, Device>);

impl Devices {
    pub(crate) fn get(&self, id: &str) -> Option<&Device> {
        self.0.get(id)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Device> {
        self.0.get_mut(id)
    }

    pub(crate) fn insert(&mut self, device: Device) {
        self.0.insert(device.id.clone(), device);
    }

    pub(crate) fn remove(&mut self, id: &str) {
        self.0.remove(id);
    }
}
