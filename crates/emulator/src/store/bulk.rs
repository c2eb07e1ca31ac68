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
        self.jobs = Default::default();
        self.webhooks = Default::default();
        // What is saved is replaced by what is there now.
        self.watched = false;
    }

    /// Grows with each record that is made.
    pub(crate) fn age(&self) -> u64 {
        self.sequence
    }
}
