//! The handle of a running emulator.

mod steer;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::sync::{watch, OwnedRwLockWriteGuard};
use tokio::task::JoinHandle;

use crate::app::App;
use crate::builder::EmulatorBuilder;
use crate::data::document;
use crate::deliveries::{self, DeliveryRecord, ResendError};
use crate::faults::FaultScript;
use crate::http::journal::RequestRecord;
use crate::public_url::PublicUrl;

/// A running emulator. It stops, with all its connections, when this is dropped. With
/// [`EmulatorBuilder::data`], dropping it blocks until the last changes are on the disk;
/// [`shutdown`](Self::shutdown) waits for that without blocking.
pub struct Emulator {
    address: SocketAddr,
    url: String,
    app: Arc<App>,
    stop: watch::Sender<()>,
    task: JoinHandle<()>,
}

impl Emulator {
    pub(crate) fn new(
        address: SocketAddr,
        url: String,
        app: Arc<App>,
        stop: watch::Sender<()>,
        task: JoinHandle<()>,
    ) -> Self {
        Self {
            address,
            url,
            app,
            stop,
            task,
        }
    }

    /// Settings for a new emulator.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder::new()
    }

    /// An empty workspace on a free port of 127.0.0.1 that accepts any token.
    ///
    /// # Errors
    /// When no port can be bound.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// The base URL to call, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What short links begin with, without a slash at its end: that of
    /// [`EmulatorBuilder::public_url`], or [`url`](Self::url).
    #[must_use]
    pub fn public_url(&self) -> &str {
        let public_url = self.app.public_url.as_ref();
        public_url.map_or(&self.url, PublicUrl::base)
    }

    /// The bound address.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// How many links exist.
    #[must_use]
    pub fn link_count(&self) -> usize {
        self.app.store.lock().links.len()
    }

    /// How many clicks and scans were recorded.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.app.store.lock().events.len()
    }

    /// How many visitors are known, anonymous ones included.
    #[must_use]
    pub fn visitor_count(&self) -> usize {
        self.app.store.lock().visitors.len()
    }

    /// The requests answered so far, oldest first; at most the latest 10 000.
    #[must_use]
    pub fn requests(&self) -> Vec<RequestRecord> {
        self.app.journal.all()
    }

    /// How many requests were received, those included that [`requests`](Self::requests) no longer
    /// holds.
    #[must_use]
    pub fn request_count(&self) -> u64 {
        self.app.journal.count()
    }

    /// How many links lead to each destination.
    #[must_use]
    pub fn links_by_destination(&self) -> BTreeMap<String, usize> {
        let mut counts = BTreeMap::new();
        let store = self.app.store.lock();
        for destination in store.links.all().filter_map(|link| link.destination()) {
            *counts.entry(destination.to_owned()).or_default() += 1;
        }
        counts
    }

    /// Makes requests go wrong by this script alone, and counts faults anew.
    pub fn set_faults(&self, script: FaultScript) {
        self.app.faults.set(vec![script]);
    }

    /// Adds a script for those requests that the earlier scripts leave alone.
    pub fn add_faults(&self, script: FaultScript) {
        self.app.faults.add(script);
    }

    /// Lets everything go well from now on. The counts stay.
    pub fn clear_faults(&self) {
        self.app.faults.clear();
    }

    /// How often requests met each kind of fault, by its [name](crate::Fault::name).
    #[must_use]
    pub fn injected_faults(&self) -> BTreeMap<&'static str, u64> {
        self.app.faults.injected()
    }

    /// The webhook deliveries in the log, oldest first; at most the latest 10 000.
    #[must_use]
    pub fn deliveries(&self) -> Vec<DeliveryRecord> {
        let store = self.app.store.lock();
        store.webhooks.deliveries.all().cloned().collect()
    }

    /// Sends the delivery with this identifier again, at once and in up to 5 attempts: the same
    /// message under the same identifier, with a new timestamp.
    ///
    /// # Errors
    /// When there is no such delivery, an attempt is under way, or the webhook is not active or was
    /// deleted.
    pub fn resend(&self, id: &str) -> Result<(), ResendError> {
        let now = self.app.clock.now();
        let mut store = self.app.store.lock();
        store.webhooks.resend(id, now)?;
        let _unawaited = self.app.save(&mut store);
        Ok(())
    }

    /// Waits until no delivery is due at the clock's present time and no attempt is under way.
    ///
    /// It does not wait for retries that are due later, nor for deliveries whose webhook is not
    /// active. With a manual clock, move the clock to let retries happen, and wait again. An endpoint
    /// that does not answer takes 10 s of real time.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// use std::time::Duration;
    ///
    /// use linkbreakers_emulator::{Clock, DeliveryStatus, Emulator};
    ///
    /// let (clock, hands) = Clock::manual("2026-05-20T10:00:00Z".parse().unwrap_or_default());
    /// let emulator = Emulator::builder().clock(clock).webhook_secret("secret").start().await?;
    /// // ... let a client create a webhook and a link, and visit the link ...
    /// emulator.deliveries_settled().await;
    /// // ... the endpoint answers 503: the next attempt is due after a second ...
    /// hands.advance(Duration::from_secs(1));
    /// emulator.deliveries_settled().await;
    /// for delivery in emulator.deliveries() {
    ///     assert_eq!(delivery.status, DeliveryStatus::Delivered);
    ///     // The same message again, to see that it is handled once.
    ///     let _ = emulator.resend(&delivery.id);
    /// }
    /// # emulator.shutdown().await;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn deliveries_settled(&self) {
        deliveries::settled(&self.app).await;
    }

    /// What webhook deliveries are signed with; see [`EmulatorBuilder::webhook_secret`].
    #[must_use]
    pub fn webhook_secret(&self) -> &str {
        self.app.signer.secret()
    }

    /// Lets operations begin but not go on until the returned value is dropped.
    ///
    /// Tests use it to see a second request while the first is still running.
    pub async fn hold(&self) -> Hold {
        Hold {
            _guard: Arc::clone(&self.app.hold).write_owned().await,
        }
    }

    /// The whole workspace as one JSON document: links, tags, devices, visitors, events with what
    /// was said about their visitors, webhooks and jobs. A million events take about 255 MB.
    ///
    /// No secret is in it, and no idempotency key. Addresses of short links are paths in it.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// use linkbreakers_emulator::Emulator;
    ///
    /// let one = Emulator::builder().demo(true).start().await?;
    /// let other = Emulator::start().await?;
    /// other.import(one.export()).await?;
    /// assert_eq!(other.link_count(), 30);
    /// assert_eq!(other.export(), one.export());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn export(&self) -> Vec<u8> {
        // Records consist of texts, numbers and maps with text keys, which always serialise.
        document::write(&self.app.store.lock()).unwrap_or_default()
    }

    /// Replaces the whole workspace by that of a document that [`export`](Self::export) made, and
    /// forgets all idempotency keys. The document is checked first: one that is refused changes
    /// nothing.
    ///
    /// # Errors
    /// [`InvalidData`](io::ErrorKind::InvalidData) with the place of what is wrong, such as
    /// `links[3].shortlink`; another kind when the directory of
    /// [`EmulatorBuilder::data`] cannot be written to.
    pub async fn import(&self, document: impl AsRef<[u8]>) -> io::Result<()> {
        match self.app.import(document.as_ref()).await {
            Ok(saved) => Ok(saved?),
            Err(invalid) => Err(io::Error::new(
                io::ErrorKind::InvalidData,
                invalid.to_string(),
            )),
        }
    }

    /// Stops accepting, lets open requests end, and returns when all are done. Delays and stalls
    /// of faults end at once; whatever is still open after five seconds is cut off, attempts of
    /// webhook deliveries included.
    pub async fn shutdown(mut self) {
        let _ = self.stop.send(());
        // The only error is a panic or an abort of the task, and either way it has ended.
        let _ = (&mut self.task).await;
        self.save_last();
        self.app.data.finish().await;
    }

    /// What a task of ours changed after the last answer.
    fn save_last(&self) {
        let _unawaited = self.app.save(&mut self.app.store.lock());
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        self.task.abort();
        self.save_last();
        self.app.data.close();
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator")
            .field("url", &self.url)
            .finish_non_exhaustive()
    }
}

/// Keeps operations waiting; see [`Emulator::hold`].
#[derive(Debug)]
#[must_use]
pub struct Hold {
    _guard: OwnedRwLockWriteGuard<()>,
}
