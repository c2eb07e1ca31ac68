//! Subscriptions. Nothing is delivered yet, so their counters stay at zero.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::table::Table;

/// A webhook as the wire shows it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Webhook {
    pub(crate) id: String,
    pub(crate) workspace_id: String,
    pub(crate) name: String,
    pub(crate) endpoint_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) link_id: Option<String>,
    pub(crate) triggers: Vec<String>,
    pub(crate) source: String,
    pub(crate) status: String,
    pub(crate) success_count: u64,
    pub(crate) failure_count: u64,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) updated_at: DateTime<Utc>,
    #[serde(skip)]
    pub(crate) sequence: u64,
}

/// All webhooks by id.
#[derive(Debug, Default)]
pub(crate) struct Webhooks(pub(crate) Table<String, Webhook>);

impl Webhooks {
    pub(crate) fn all(&self) -> impl Iterator<Item = &Webhook> {
        self.0.values()
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Webhook> {
        self.0.get(id)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Webhook> {
        self.0.get_mut(id)
    }

    pub(crate) fn insert(&mut self, webhook: Webhook) {
        self.0.insert(webhook.id.clone(), webhook);
    }

    pub(crate) fn remove(&mut self, id: &str) -> Option<Webhook> {
        self.0.remove(id)
    }
}
