//! Everything a running emulator consists of, shared by its connections.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::sync::{watch, RwLock};
use uuid::Uuid;

use crate::clock::{Clock, Dial};
use crate::data::{document, Data, Failure, Ticket};
use crate::deliveries::Signer;
use crate::faults::Injector;
use crate::feed::Feed;
use crate::handlers;
use crate::http::answer::Answer;
use crate::http::auth::Gate;
use crate::http::idempotency::Keys;
use crate::http::journal::Journal;
use crate::http::plan_quota::PlanQuota;
use crate::http::rate_limit::Limiter;
use crate::ids::IdSource;
use crate::page;
use crate::public_url::PublicUrl;
use crate::spec::Spec;
use crate::store::{SharedStore, Store};

/// Operations that only read, although their method says otherwise.
const READS_BY_POST: [&str; 3] = [
    "LinksService_RenderQrcodeImages",
    "LinksService_ResolveQrcodeImages",
    "VisitorsService_Search",
];

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
    /// Where changes of the store and of the keys are saved.
    pub(crate) data: Data,
    pub(crate) faults: Injector,
    pub(crate) journal: Journal,
    pub(crate) feed: Feed,
    pub(crate) signer: Signer,
    /// Apart from the ids of records, so that a seed makes those repeatable whatever else is asked.
    pub(crate) request_ids: IdSource,
    pub(crate) store: SharedStore,
    /// Where it is reached from outside, if that was said.
    pub(crate) public_url: Option<PublicUrl>,
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
        self.feed.tell("event", || page::told(store, event));
    }

    /// What an operation of a client changed, and the id that it was given.
    pub(crate) fn changed(&self, operation: &str, id: Option<String>) {
        if READS_BY_POST.contains(&operation) {
            return;
        }
        self.feed
            .tell("change", || json!({ "operation": operation, "id": id }));
    }

    /// Queues what changed in the store, and the answers kept by key, to be saved. Whoever changes
    /// the store calls this before it lets go of the lock, and waits for [`saved`](Self::saved)
    /// before it tells anybody; what it forgets is saved with the next changes.
    pub(crate) fn save(&self, store: &mut Store) -> Ticket {
        self.data.save(store, &self.keys)
    }

    /// The answer once all that it shows is saved, or a refusal when that fails.
    pub(crate) async fn saved(&self, ticket: Ticket, answer: Answer) -> Answer {
        match self.data.saved(ticket).await {
            Ok(()) => answer,
            Err(failure) => failure.refusal().into(),
        }
    }

    /// Puts the workspace of a document in the place of all that is there. Keys that sign stay; the
    /// answers kept by idempotency key, which are about other records, do not.
    pub(crate) async fn import(
        &self,
        document: &[u8],
    ) -> Result<Result<(), Failure>, document::Invalid> {
        let (base_url, ids, key) = {
            let store = self.store.lock();
            let ids = Arc::clone(&store.ids);
            (store.base_url.clone(), ids, store.qrcode_key.clone())
        };
        let (mut new, workspace) = document::read(document, base_url, ids, key)?;
        let ticket = {
            let mut store = self.store.lock();
            new.keep_of(&store);
            new.resume(workspace);
            *store = new;
            self.keys.clear();
            self.save(&mut store)
        };
        Ok(self.data.saved(ticket).await)
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
