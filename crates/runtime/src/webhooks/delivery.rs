//! A claimed delivery as a value whose end cannot be forgotten.

use std::sync::Arc;

use super::{ReplayStore, StoreError, Ticket, Verified};

/// A verified message that is this handler's alone until it says how it went.
///
/// [`confirm`](Self::confirm) after the work: copies are refused from then on.
/// [`release`](Self::release) after a failure: the sender's next attempt is accepted.
///
/// A value that is dropped without either is released, as far as that goes without waiting
/// ([`ReplayStore::abandon`]). This is what happens when a handler panics, returns early, or is
/// itself dropped because the sender has hung up. Its work may be half done then, and the sender
/// will try again: so a delivery is handled at least once, and work that must not happen twice has
/// to be one transaction, or go on in a task of its own that owns the `Delivery`.
#[derive(Debug)]
#[must_use = "a delivery that is dropped is released"]
pub struct Delivery {
    verified: Verified,
    ticket: Ticket,
    /// Gone once the delivery is confirmed, released or was never claimed.
    store: Option<Arc<dyn ReplayStore>>,
}

impl Delivery {
    pub(super) fn new(verified: Verified, ticket: Ticket, store: Arc<dyn ReplayStore>) -> Self {
        Self {
            verified,
            ticket,
            store: Some(store),
        }
    }

    /// What is known of the message.
    #[must_use]
    pub fn verified(&self) -> &Verified {
        &self.verified
    }

    /// The claim that this is.
    #[must_use]
    pub fn ticket(&self) -> Ticket {
        self.ticket
    }

    /// The message was handled. A confirmation that has begun is not taken back if this future is
    /// dropped: at worst the claim ends with its lease.
    ///
    /// # Errors
    ///
    /// [`StoreError::LeaseLost`] when the handler took longer than its lease and the delivery was
    /// claimed again, and whatever the store fails with. The work is done all the same; a copy may
    /// be handled once more.
    pub async fn confirm(mut self) -> Result<Verified, StoreError> {
        if let Some(store) = self.store.take() {
            store.confirm(self.ticket).await?;
        }
        Ok(self.verified.clone())
    }

    /// The message was not handled, and may be sent again.
    ///
    /// # Errors
    ///
    /// Whatever the store fails with; the claim ends with its lease then.
    pub async fn release(mut self) -> Result<Verified, StoreError> {
        // Kept until the store has answered, so that a dropped future releases as well.
        if let Some(store) = self.store.clone() {
            store.release(self.ticket).await?;
            self.store = None;
        }
        Ok(self.verified.clone())
    }

    /// What is known of a message that was not claimed after all.
    pub(super) fn refused(mut self) -> Verified {
        self.store = None;
        self.verified.clone()
    }
}

impl Drop for Delivery {
    fn drop(&mut self) {
        if let Some(store) = self.store.take() {
            store.abandon(self.ticket);
        }
    }
}
