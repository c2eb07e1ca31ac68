//! Records by key. Every way to change one goes through here, so that each change is noted.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;

use super::changes::Changes;

/// Records that are found by their key.
#[derive(Debug)]
pub(crate) struct Table<K, V> {
    records: HashMap<K, V>,
    pub(crate) changes: Changes<K>,
}

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self {
            records: HashMap::new(),
            changes: Changes::default(),
        }
    }
}

impl<K: Clone + Eq + Hash + Ord, V> Table<K, V> {
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    /// In no order.
    pub(crate) fn values(&self) -> impl Iterator<Item = &V> {
        self.records.values()
    }

    pub(crate) fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.records.get(key)
    }

    /// A record to change.
    pub(crate) fn get_mut<Q>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ToOwned<Owned = K> + ?Sized,
    {
        let record = self.records.get_mut(key)?;
        self.changes.note(|| key.to_owned());
        Some(record)
    }

    /// Adds a record, or puts it in the place of the one that was there, which is returned.
    pub(crate) fn insert(&mut self, key: K, record: V) -> Option<V> {
        self.changes.note(|| key.clone());
        self.records.insert(key, record)
    }

    pub(crate) fn remove<Q>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ToOwned<Owned = K> + ?Sized,
    {
        let record = self.records.remove(key)?;
        self.changes.note(|| key.to_owned());
        Some(record)
    }

    /// Removes the records that are not to be kept.
    pub(crate) fn retain(&mut self, keep: impl Fn(&V) -> bool) {
        let changes = &mut self.changes;
        self.records.retain(|key, record| {
            let kept = keep(record);
            if !kept {
                changes.note(|| key.clone());
            }
            kept
        });
    }

    /// All keys, in their order.
    pub(crate) fn keys(&self) -> Vec<K> {
        let mut keys: Vec<K> = self.records.keys().cloned().collect();
        keys.sort_unstable();
        keys
    }
}
