//! Keeps the workspace: in memory alone, or in a directory too; and as one JSON document.
//!
//! The store in memory answers everything. Where there is a directory, its tables note what
//! changes. After an operation and before its answer, the changes are taken out under the store's
//! lock and queued for the one thread that writes, and the answer waits for its word.

#[cfg(feature = "persistence")]
mod batch;
#[cfg(feature = "persistence")]
mod database;
pub(crate) mod document;
pub(crate) mod records;
mod rules;
pub(crate) mod section;
mod sections;
#[cfg(feature = "persistence")]
#[cfg(test)]
mod tests;
#[cfg(feature = "persistence")]
mod writer;

use std::sync::Arc;

use http::StatusCode;

use crate::http::error::ApiError;
use crate::http::idempotency::Keys;
use crate::store::Store;

/// Where changes are saved.
#[derive(Default)]
pub(crate) struct Data {
    #[cfg(feature = "persistence")]
    writer: Option<writer::Writer>,
}

/// What was queued up to some moment.
#[derive(Clone, Copy, Debug, Default)]
#[must_use = "an answer waits until the changes are saved"]
pub(crate) struct Ticket(#[allow(dead_code)] u64); // read only where something is saved

/// Changes could not be saved, and no more are.
#[derive(Clone, Debug)]
pub(crate) struct Failure(Arc<str>);

/// What a directory held.
#[cfg(feature = "persistence")]
pub(crate) struct Opened {
    pub(crate) data: Data,
    pub(crate) store: Store,
    pub(crate) keys: Keys,
    /// There was a workspace already.
    pub(crate) existed: bool,
}

impl Data {
    /// Opens a directory, which is made if need be. An empty one leaves `store` as it is.
    #[cfg(feature = "persistence")]
    pub(crate) async fn open(
        directory: std::path::PathBuf,
        store: Store,
        now: chrono::DateTime<chrono::Utc>,
    ) -> std::io::Result<Opened> {
        let (writer, loaded) = writer::Writer::open(directory, store, now).await?;
        Ok(Opened {
            data: Self {
                writer: Some(writer),
            },
            store: loaded.store,
            keys: loaded.keys,
            existed: loaded.existed,
        })
    }

    /// Queues what changed. Called with the store locked, so that the order is that of the changes.
    #[cfg_attr(not(feature = "persistence"), allow(unused_variables))]
    pub(crate) fn save(&self, store: &mut Store, keys: &Keys) -> Ticket {
        #[cfg(feature = "persistence")]
        if let Some(writer) = &self.writer {
            return writer.queue(batch::changes(store, keys));
        }
        Ticket::default()
    }

    /// Waits until all that had been queued is saved.
    #[cfg_attr(
        not(feature = "persistence"),
        allow(unused_variables, clippy::unused_async)
    )]
    pub(crate) async fn saved(&self, ticket: Ticket) -> Result<(), Failure> {
        #[cfg(feature = "persistence")]
        if let Some(writer) = &self.writer {
            return writer.saved(ticket).await;
        }
        Ok(())
    }

    /// Why nothing can be saved any more.
    pub(crate) fn failure(&self) -> Option<Failure> {
        #[cfg(feature = "persistence")]
        if let Some(writer) = &self.writer {
            return writer.failure();
        }
        None
    }

    /// Waits until the thread that writes has saved all and ended. Nothing can be saved after.
    pub(crate) async fn finish(&self) {
        #[cfg(feature = "persistence")]
        if let Some(writer) = &self.writer {
            writer.finish().await;
        }
    }

    /// The same, but it blocks for as long as that takes.
    pub(crate) fn close(&self) {
        #[cfg(feature = "persistence")]
        if let Some(writer) = &self.writer {
            writer.close();
        }
    }
}

impl Failure {
    /// What callers are told.
    pub(crate) fn refusal(&self) -> ApiError {
        ApiError::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "STORAGE_FAILED",
            "The emulator could not save its data and answers no more. Make room, then restart it; \
             GET /_emulator/state still shows what is in memory.",
        )
        .because("data", self.0.as_ref())
    }
}

impl From<Failure> for std::io::Error {
    fn from(failure: Failure) -> Self {
        Self::other(failure.0.as_ref())
    }
}
