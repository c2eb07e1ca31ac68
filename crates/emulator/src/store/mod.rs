//! The workspace: everything the emulator remembers, behind one lock that is never held across an await.

pub(crate) mod attributes;
mod bulk;
pub(crate) mod changes;
pub(crate) mod devices;
pub(crate) mod event;
pub(crate) mod events;
pub(crate) mod jobs;
pub(crate) mod link;
pub(crate) mod links;
pub(crate) mod place;
mod sorted;
pub(crate) mod span;
pub(crate) mod table;
pub(crate) mod tags;
pub(crate) mod texts;
pub(crate) mod visitors;
pub(crate) mod visits;
pub(crate) mod webhooks;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::data::records::Workspace;
use crate::ids::IdSource;
use crate::qrcode::Key;
use table::Table;

/// The name of the setting.
const QRCODE_KEY: &str = "qrcodeKey";

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
    /// What was made up once and is to stay, such as keys, by name. It is never exported.
    pub(crate) settings: Table<String, String>,
    /// Whether changes are noted; a store that took the place of another does not yet.
    pub(crate) watched: bool,
    sequence: u64,
    /// Where the ids of seeds go on that are not in use now.
    id_states: BTreeMap<u64, u64>,
}

/// The store as it is shared.
pub(crate) struct SharedStore(Mutex<Store>);

impl SharedStore {
    pub(crate) fn of(store: Store) -> Self {
        Self(Mutex::new(store))
    }

    /// An empty workspace.
    #[cfg(test)]
    pub(crate) fn new(base_url: String, ids: Arc<IdSource>) -> Self {
        Self::of(Store::new(base_url, ids))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Store> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// A new workspace.
    pub(crate) fn new(base_url: String, ids: Arc<IdSource>) -> Self {
        let workspace_id = ids.uuid();
        let qrcode_key = Key::new(&ids);
        Self::empty(base_url, ids, workspace_id, qrcode_key)
    }

    /// A workspace without records.
    pub(crate) fn empty(
        base_url: String,
        ids: Arc<IdSource>,
        workspace_id: String,
        qrcode_key: Key,
    ) -> Self {
        let mut settings = Table::default();
        settings.insert(QRCODE_KEY.to_owned(), qrcode_key.text());
        Self {
            workspace_id,
            qrcode_key,
            ids,
            base_url,
            links: links::Links::default(),
            tags: tags::Tags::default(),
            visitors: visitors::Visitors::default(),
            devices: devices::Devices::default(),
            events: events::Events::default(),
            webhooks: webhooks::Webhooks::default(),
            jobs: jobs::Jobs::default(),
            settings,
            watched: false,
            sequence: 0,
            id_states: BTreeMap::new(),
        }
    }

    /// A number that grows with each record: the tie-breaker of every sort order.
    pub(crate) fn next(&mut self) -> u64 {
        self.sequence += 1;
        self.sequence
    }

    /// A record with this number is there.
    pub(crate) fn saw(&mut self, sequence: u64) {
        self.sequence = self.sequence.max(sequence);
    }

    /// What is saved beside the records.
    pub(crate) fn workspace(&self) -> Workspace {
        let mut id_states = self.id_states.clone();
        id_states.extend(self.ids.state());
        Workspace {
            id: self.workspace_id.clone(),
            sequence: self.sequence,
            id_states,
        }
    }

    /// Sets a setting that was saved.
    ///
    /// # Errors
    /// When it is not what its name says.
    pub(crate) fn set(&mut self, name: String, value: String) -> Result<(), String> {
        if name == QRCODE_KEY {
            self.qrcode_key = Key::read(&value).ok_or("value: is no key")?;
        }
        self.settings.insert(name, value);
        Ok(())
    }

    /// Takes over what does not belong to the records.
    pub(crate) fn keep_of(&mut self, old: &Self) {
        for name in old.settings.keys() {
            if let Some(value) = old.settings.get(&name) {
                self.settings.insert(name, value.clone());
            }
        }
    }

    /// Goes on where a workspace was saved: no id is given twice.
    pub(crate) fn resume(&mut self, workspace: Workspace) {
        self.workspace_id = workspace.id;
        self.saw(workspace.sequence);
        self.ids.resume(&workspace.id_states);
        self.id_states = workspace.id_states;
    }
}
