//! Everything a running emulator consists of, shared by its connections.

use std::sync::Arc;

use tokio::sync::RwLock;

use crate::clock::Clock;
use crate::http::auth::Gate;
use crate::http::idempotency::Keys;
use crate::http::journal::Journal;
use crate::http::rate_limit::Limiter;
use crate::ids::IdSource;
use crate::spec::Spec;
use crate::store::SharedStore;

/// The parts that answer requests.
pub(crate) struct App {
    pub(crate) spec: Arc<Spec>,
    pub(crate) clock: Clock,
    pub(crate) gate: Gate,
    pub(crate) limiter: Limiter,
    pub(crate) keys: Keys,
    pub(crate) journal: Journal,
    /// Apart from the ids of records, so that a seed makes those repeatable whatever else is asked.
    pub(crate) request_ids: IdSource,
    pub(crate) store: SharedStore,
    /// Taken for reading by every operation; see [`crate::Emulator::hold`].
    pub(crate) hold: Arc<RwLock<()>>,
}
