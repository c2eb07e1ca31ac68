//! The workspace: everything the emulator remembers, behind one lock that is never held across an await.

pub(crate) mod attributes;
mod bulk;
pub(crate) mod devices;
pub(crate) mod event;
pub(crate) mod events;
pub(crate) mod jobs;
pub(crate) mod link;
pub(crate) mod links;
pub(crate) mod span;
pub(crate) mod tags;
pub(crate) mod visitors;
pub(crate) mod visits;
pub(crate) mod webhooks;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::ids::IdSource;
use crate::qrcode::Key;

/// All records of the one workspace.
pub(crate) struct Store {
    pub(crate) workspace_id: String,
    pub(crate) ids: Arc<IdSource>,
    /// Where short links point to: the address of the emulator itself.
    pub(crate) base_url: String,
    pub(crate) links: links::Links,
    pub(crate) tags: tags::Tags,
    pub(crate) visitors: visitors::Visitors,
    pub(crate) devices: devices::Devices,
    pub(crate) events: events::Events,
    pub(crate) webhooks: webhooks::Webhooks,
    pub(crate) jobs: jobs::Jobs,
    /// Signs the addresses of images.
    pub(crate) qrcode_key: Key,
    sequence: u64,
}

/// The store as it is shared.
pub(crate) struct SharedStore(Mutex<Store>);

impl SharedStore {
    pub(crate) fn new(base_url: String, ids: Arc<IdSource>) -> Self {
        Self(Mutex::new(Store {
            workspace_id: ids.uuid(),
            qrcode_key: Key::new(&ids),
            ids,
            base_url,
            links: links::Links::default(),
            tags: tags::Tags::default(),
            visitors: visitors::Visitors::default(),
            devices: devices::Devices::default(),
            events: events::Events::default(),
            webhooks: webhooks::Webhooks::default(),
            jobs: jobs::Jobs::default(),
            sequence: 0,
        }))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Store> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// A number that grows with each record: the tie-breaker of every sort order.
    pub(crate) fn next(&mut self) -> u64 {
        self.sequence += 1;
        self.sequence
    }
}
