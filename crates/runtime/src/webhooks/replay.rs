//! What remembers the deliveries that were handled, as an interface: one process has a map, several
//! share a database.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use uuid::Uuid;

use super::DeliveryId;

/// The future of a claim.
pub type Claiming<'a> = Pin<Box<dyn Future<Output = Result<Claim, StoreError>> + Send + 'a>>;
/// The future of a confirmation or release.
pub type Settling<'a> = Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

/// What a store says to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Claim {
    /// Nobody has handled the delivery, and nobody does: it is the caller's now.
    Fresh,
    /// Somebody is handling it.
    InProgress,
    /// It was handled.
    Done,
}

/// One attempt to handle a delivery.
///
/// The token tells the attempts apart: a handler that took longer than its lease must not confirm
/// or release what another has claimed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ticket {
    id: DeliveryId,
    token: u128,
    lease: Duration,
    memory: Duration,
}

impl Ticket {
    /// A new attempt at `id` that may take `lease`; once confirmed it is remembered for `memory`.
    #[must_use]
    pub fn new(id: DeliveryId, lease: Duration, memory: Duration) -> Self {
        Self {
            id,
            token: Uuid::new_v4().as_u128(),
            lease,
            memory,
        }
    }

    /// What is to be handled.
    #[must_use]
    pub const fn id(&self) -> DeliveryId {
        self.id
    }

    /// Different for each attempt, and random.
    #[must_use]
    pub const fn token(&self) -> u128 {
        self.token
    }

    /// For how long a claim without confirmation holds.
    #[must_use]
    pub const fn lease(&self) -> Duration {
        self.lease
    }

    /// For how long a confirmed delivery is remembered, from its confirmation on.
    #[must_use]
    pub const fn memory(&self) -> Duration {
        self.memory
    }
}

/// Remembers which deliveries are being handled and which were.
///
/// The default is [`MemoryReplayStore`](super::MemoryReplayStore), for one process. Implement it
/// over a database for several; each method has to be atomic.
pub trait ReplayStore: fmt::Debug + Send + Sync {
    /// Claims the delivery for [`Ticket::lease`]. A claim whose lease is over counts as released. A
    /// second claim with the same token is the same claim.
    ///
    /// A store that cannot remember the claim must fail, and must not forget another delivery that
    /// it still has to remember.
    fn claim(&self, ticket: Ticket) -> Claiming<'_>;

    /// The delivery was handled: it is [`Claim::Done`] for [`Ticket::memory`] from now on.
    ///
    /// A lease that is over does no harm unless somebody has claimed the delivery since; then this
    /// fails with [`StoreError::LeaseLost`].
    fn confirm(&self, ticket: Ticket) -> Settling<'_>;

    /// The delivery was not handled: the next claim is [`Claim::Fresh`]. Does nothing if the claim
    /// is another's, or if the delivery is done.
    fn release(&self, ticket: Ticket) -> Settling<'_>;

    /// Like [`release`](Self::release), for a handler that was dropped and cannot wait. It may
    /// come while the claim is still on its way, or after one that was refused.
    ///
    /// Must not block. By default nothing happens, and the claim ends with its lease; a store may
    /// start a task that releases it.
    fn abandon(&self, ticket: Ticket) {
        let _ = ticket;
    }
}

/// Why a store could not do what it was asked.
#[derive(Debug)]
#[non_exhaustive]
pub enum StoreError {
    /// The store holds as many deliveries as it may, and has to remember all of them.
    Full,
    /// The lease was over, and somebody else has claimed the delivery since.
    LeaseLost,
    /// The store itself failed.
    Failed(Box<dyn StdError + Send + Sync>),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Full => "the replay store is full",
            Self::LeaseLost => "the lease was over, and the delivery was claimed again",
            Self::Failed(_) => "the replay store failed",
        })
    }
}

impl StdError for StoreError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Failed(source) => Some(&**source),
            _ => None,
        }
    }
}
