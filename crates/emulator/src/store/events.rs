//! Scans and clicks in the order in which they happened.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;

/// An event as the wire shows it, without what `include` adds.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) workspace_id: String,
    pub(crate) link_id: String,
    pub(crate) visitor_id: String,
    pub(crate) device_id: String,
    pub(crate) action: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) destination: Option<String>,
    pub(crate) destination_action: &'static str,
    pub(crate) entrypoint: String,
    pub(crate) http_method: &'static str,
    pub(crate) triggered_by: &'static str,
    pub(crate) visit_type: &'static str,
    pub(crate) scanned_at: DateTime<Utc>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    /// The wire has no member for it; the CSV form shows it.
    #[serde(skip)]
    pub(crate) referrer: Option<String>,
    #[serde(skip)]
    pub(crate) traces: Vec<Value>,
    #[serde(skip)]
    pub(crate) sequence: u64,
}

impl Event {
    /// Hands the event and its traces to another visitor.
    pub(crate) fn move_to(&mut self, visitor_id: &str) {
        visitor_id.clone_into(&mut self.visitor_id);
        for trace in &mut self.traces {
            if let Some(member) = trace.get_mut("visitorId") {
                *member = Value::from(visitor_id);
            }
        }
    }
}

/// All events, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Events {
    all: Vec<Event>,
    by_id: HashMap<String, usize>,
}

impl Events {
    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Event> {
        self.all.iter()
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Event> {
        self.all.get(*self.by_id.get(id)?)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Event> {
        self.all.get_mut(*self.by_id.get(id)?)
    }

    pub(crate) fn push(&mut self, event: Event) {
        self.by_id.insert(event.id.clone(), self.all.len());
        self.all.push(event);
    }
}
