//! Verifier and replay store together: all that stands between a request and its handler.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::{
    Claim, Delivery, MemoryReplayStore, ReplayStore, StoreError, Ticket, Verified, Verifier,
    VerifyError,
};
use crate::clock::{Clock, SystemClock};

/// How long a handler may take until its claim ends, unless set: 60 seconds.
pub const DEFAULT_LEASE: Duration = Duration::from_secs(60);

/// Verifies messages and lets each be handled once.
///
/// ```
/// use linkbreakers_runtime::webhooks::{Key, Keyring, Receiver, Refused, Scheme, Verifier};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let key = Key::secret("2026", "the secret of this endpoint")?;
/// let receiver = Receiver::new(Verifier::new(Scheme::sha256_hex(), Keyring::new([key])?)?);
/// # let now = chrono::Utc::now();
/// # let headers = receiver.verifier().sign(Some("delivery-1"), now, b"{}")?;
///
/// let delivery = receiver.verify_and_claim(&headers, b"{}").await?;
/// // … the work …
/// delivery.confirm().await?;
///
/// let copy = receiver.verify_and_claim(&headers, b"{}").await;
/// assert!(matches!(copy, Err(Refused::Done(_))));
/// # Ok(())
/// # }
/// ```
///
/// Cheap to clone; clones share the store.
#[derive(Clone, Debug)]
pub struct Receiver(Arc<Parts>);

#[derive(Clone, Debug)]
struct Parts {
    verifier: Verifier,
    /// `None` until a store is set: then it is one in memory, on the clock.
    store: Option<Arc<dyn ReplayStore>>,
    own_store: Arc<MemoryReplayStore>,
    clock: Arc<dyn Clock>,
    lease: Duration,
    memory: Duration,
    namespace: Option<Arc<str>>,
}

impl Receiver {
    /// A receiver with a [`MemoryReplayStore`] of its own, on the system's clock.
    #[must_use]
    pub fn new(verifier: Verifier) -> Self {
        Self(Arc::new(Parts {
            verifier,
            store: None,
            own_store: Arc::default(),
            clock: Arc::new(SystemClock),
            lease: DEFAULT_LEASE,
            memory: Duration::ZERO,
            namespace: None,
        }))
    }

    /// Remembers deliveries in `store` instead.
    #[must_use]
    pub fn with_store(self, store: Arc<dyn ReplayStore>) -> Self {
        self.edit(|parts| parts.store = Some(store))
    }

    /// Asks `clock` for the time. A store that was not set starts anew on it.
    #[must_use]
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        self.edit(|parts| {
            parts.own_store = Arc::new(MemoryReplayStore::with_clock(Arc::clone(&clock)));
            parts.clock = clock;
        })
    }

    /// How long a handler may take. After that its claim ends, so that one that crashed does not
    /// keep the sender's next attempt out for ever.
    #[must_use]
    pub fn with_lease(self, lease: Duration) -> Self {
        self.edit(|parts| parts.lease = lease)
    }

    /// How long a handled delivery is remembered, if that is longer than
    /// [`Verifier::replay_window`], for which it is always remembered.
    ///
    /// Within the window this keeps copies out. Beyond it, it keeps out the sender's own
    /// repetitions, which come with a new timestamp and the old identifier.
    #[must_use]
    pub fn with_memory(self, memory: Duration) -> Self {
        self.edit(|parts| parts.memory = memory)
    }

    /// Keeps the deliveries apart from those of other receivers with the same store, whose senders
    /// could use the same identifiers.
    #[must_use]
    pub fn with_namespace(self, namespace: &str) -> Self {
        self.edit(|parts| parts.namespace = Some(namespace.into()))
    }

    /// The verifier.
    #[must_use]
    pub fn verifier(&self) -> &Verifier {
        &self.0.verifier
    }

    /// Verifies a message as it came, without a claim.
    ///
    /// # Errors
    ///
    /// See [`Verifier::verify`].
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<Verified, VerifyError> {
        self.0.verifier.verify(headers, body, self.0.clock.now())
    }

    /// Claims a verified message for one handler.
    ///
    /// If this future is dropped, the claim is given back as by [`Delivery`].
    ///
    /// # Errors
    ///
    /// [`Refused::InProgress`], [`Refused::Done`], and [`Refused::Store`] when the store could not
    /// tell: an unknown state is refused.
    pub async fn claim(&self, verified: Verified) -> Result<Delivery, Refused> {
        let parts = &*self.0;
        let mut id = verified.delivery_id();
        if let Some(namespace) = &parts.namespace {
            id = id.within(namespace);
        }
        let memory = parts.memory.max(parts.verifier.replay_window());
        let ticket = Ticket::new(id, parts.lease, memory);
        let store = self.store();
        // Before the claim is on its way, so that it is given back wherever this future ends.
        let delivery = Delivery::new(verified, ticket, Arc::clone(&store));
        match store.claim(ticket).await {
            Ok(Claim::Fresh) => Ok(delivery),
            Ok(Claim::InProgress) => Err(Refused::InProgress(delivery.refused())),
            Ok(Claim::Done) => Err(Refused::Done(delivery.refused())),
            Err(error) => Err(Refused::Store(error)),
        }
    }

    /// Verifies a message as it came, and claims it for one handler.
    ///
    /// # Errors
    ///
    /// See [`Refused`], which also says what to answer.
    pub async fn verify_and_claim(
        &self,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<Delivery, Refused> {
        let verified = self.verify(headers, body)?;
        self.claim(verified).await
    }

    fn store(&self) -> Arc<dyn ReplayStore> {
        match &self.0.store {
            Some(store) => Arc::clone(store),
            None => Arc::<MemoryReplayStore>::clone(&self.0.own_store),
        }
    }

    fn edit(mut self, change: impl FnOnce(&mut Parts)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }
}

/// Why a message is not to be handled.
#[derive(Debug)]
#[non_exhaustive]
pub enum Refused {
    /// It is not verified.
    Unverified(VerifyError),
    /// It is verified, and another handler is at work on it.
    InProgress(Verified),
    /// It is verified, and was handled before.
    Done(Verified),
    /// It is verified, and the store could not tell whether it was handled before.
    Store(StoreError),
}

impl Refused {
    /// What to answer.
    ///
    /// | | status | the sender |
    /// |---|---|---|
    /// | not verified | 401, or 413 for a large body | learns no reason |
    /// | in progress | 409 | tries again, in case the handler fails |
    /// | done | 200 | stops |
    /// | the store failed | 503 | tries again |
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Unverified(error) => error.status(),
            Self::InProgress(_) => StatusCode::CONFLICT,
            Self::Done(_) => StatusCode::OK,
            Self::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unverified(error) => error.fmt(f),
            Self::InProgress(_) => f.write_str("the delivery is being handled"),
            Self::Done(_) => f.write_str("the delivery was handled before"),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl StdError for Refused {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Store(error) => error.source(),
            _ => None,
        }
    }
}

impl From<VerifyError> for Refused {
    fn from(error: VerifyError) -> Self {
        Self::Unverified(error)
    }
}
