//! The item of a list that an error is about.

use super::Error;
use crate::pagination::BadItem;

impl Error {
    pub(crate) fn with_bad_item(mut self, item: BadItem) -> Self {
        self.0.bad_item = Some(Box::new(item));
        self
    }

    /// The item of a list that could not be read, if the stream
    /// [goes on](crate::pagination::Items::isolate_bad_items) behind such items.
    ///
    /// It holds what the server sent, which may be personal data: neither `Display` nor `Debug`
    /// shows a value of it.
    #[must_use]
    pub fn bad_item(&self) -> Option<&BadItem> {
        self.0.bad_item.as_deref()
    }
}
