//! Everything a running emulator consists of, shared by its connections.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::sync::{watch, RwLock};
use uuid::Uuid;

use crate::clock::{Clock, Dial};
use crate::deliveries::Signer;
use crate::faults::Injector;
use crate::feed::Feed;
use crate::handlers;
use crate::http::auth::Gate;
use crate::http::idempotency::Keys;
use crate::http::journal::Journal;
use crate::http::plan_quota::PlanQuota;
use crate::http::rate_limit::Limiter;
use crate::ids::IdSource;
use crate::spec::Spec;
use crate::store::{SharedStore, Store};

/// The parts that answer requests.
pub(crate) struct App {
    pub(crate) spec: Arc<Spec>,
    pub(crate) clock: Clock,
    /// Moves the clock.
    pub(crate) dial: Arc<Dial>,
    pub(crate) gate: Gate,
    pub(crate) limiter: Limiter,
    pub(crate) plan_quota: PlanQuota,
    pub(crate) keys: Keys,
    pub(crate) faults: Injector,
    pub(crate) journal: Journal,
    pub(crate) feed: Feed,
    pub(crate) signer: Signer,
    /// Apart from the ids of records, so that a seed makes those repeatable whatever else is asked.
    pub(crate) request_ids: IdSource,
    pub(crate) store: SharedStore,
    /// Taken for reading by every operation; see [`crate::Emulator::hold`].
    pub(crate) hold: Arc<RwLock<()>>,
    /// How long each answer is held.
    pub(crate) latency: Duration,
    /// Changes or closes when the emulator stops.
    pub(crate) stop: watch::Receiver<()>,
}

impl App {
    /// Something to wait for the emulator's stop with.
    pub(crate) fn stopped(&self) -> watch::Receiver<()> {
        self.stop.clone()
    }

    /// What follows from a visit that somebody just made; not from those that a seed made up.
    pub(crate) fn visited(&self, store: &mut Store, event: Uuid) {
        handlers::visited(store, event, self.clock.now());
        self.feed
            .tell("event", || json!({ "id": event.to_string() }));
    }

    /// Waits, but not beyond the emulator's stop.
    pub(crate) async fn pause(&self, time: Duration) {
        let mut stop = self.stopped();
        tokio::select! {
            () = tokio::time::sleep(time) => {}
            _ = stop.changed() => {}
        }
    }
}
