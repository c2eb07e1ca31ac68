//! Which records changed since they were last saved. Nothing is noted where nothing is saved.

use std::collections::BTreeSet;

/// The keys of changed records.
#[derive(Debug)]
pub(crate) struct Changes<K>(Option<BTreeSet<K>>);

impl<K> Default for Changes<K> {
    fn default() -> Self {
        Self(None)
    }
}

impl<K: Ord> Changes<K> {
    /// Notes changes from now on.
    pub(crate) fn watch(&mut self) {
        self.0 = Some(BTreeSet::new());
    }

    /// A record was made, changed or removed. `key` is asked for only where changes are noted.
    pub(crate) fn note(&mut self, key: impl FnOnce() -> K) {
        if let Some(keys) = &mut self.0 {
            keys.insert(key());
        }
    }

    /// The changes so far, which are forgotten.
    pub(crate) fn take(&mut self) -> BTreeSet<K> {
        self.0.as_mut().map(std::mem::take).unwrap_or_default()
    }
}
