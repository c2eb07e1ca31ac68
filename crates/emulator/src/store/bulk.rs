//! What concerns the workspace as a whole: emptying it.

use super::Store;

impl Store {
    /// Forgets all records. The workspace keeps its id, and numbers go on growing.
    pub(crate) fn clear(&mut self) {
        self.links = Default::default();
        self.tags = Default::default();
        self.visitors = Default::default();
        self.devices = Default::default();
        self.events = Default::default();
        // Not replaced by a new one: whoever sends deliveries listens to this one.
        self.webhooks.deliveries.clear();
        let webhooks = self.webhooks.all().map(|webhook| webhook.id.clone());
        for id in webhooks.collect::<Vec<_>>() {
            self.webhooks.remove(&id);
        }
        self.jobs = Default::default();
    }

    /// Grows with each record that is made.
    pub(crate) fn age(&self) -> u64 {
        self.sequence
    }
}
