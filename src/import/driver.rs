//! The task of an import: gathers chunks, has several settled at once, and hands out their rows.

use std::future::{poll_fn, Future};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;
use std::task::{Context, Poll};

use linkbreakers_runtime::{OnProgress, Progress};
use tokio::sync::mpsc::error::SendError;
use tokio::sync::mpsc::{OwnedPermit, Sender};
use tokio::task::{JoinError, JoinSet};

use super::chunk::Chunk;
use super::faults::{broken, listener_panicked, too_many_failures};
use super::inputs::{Inputs, Source};
use super::journal::Journal;
use super::ledger::Ledger;
use super::names;
use super::outlet::Outlet;
use super::record::{Header, FORMAT};
use super::server::Server;
use super::settle::settle;
use super::{Outcome, Row};
use crate::apis::configuration::Configuration;
use crate::{Error, IdempotencyKey, RetryPolicy};

/// So many failed chunks in a row end the import.
const FAILURES: u32 = 3;

/// The rows of a chunk, or the end of the import.
pub(super) type Given = Result<Vec<Row>, Error>;

/// An import that is to be run.
pub(super) struct Job {
    pub(super) configuration: Configuration,
    pub(super) name: Option<String>,
    pub(super) policy: RetryPolicy,
    pub(super) concurrency: usize,
    pub(super) chunk_size: usize,
    pub(super) in_order: bool,
    pub(super) journal: Option<Box<dyn Journal>>,
    pub(super) listener: OnProgress,
    pub(super) source: Source,
}

/// A chunk that has been settled.
struct Settled {
    number: u64,
    first: u64,
    fingerprint: Option<String>,
    outcomes: Result<Vec<Outcome>, Error>,
}

/// What the task does next.
enum Event {
    Chunk(Result<Chunk, Error>),
    Settled(Result<Settled, JoinError>),
    Given(Result<OwnedPermit<Given>, SendError<()>>),
    End,
}

type Reserving = Pin<Box<dyn Future<Output = Result<OwnedPermit<Given>, SendError<()>>> + Send>>;

/// Runs the import to its end, or until nobody takes its rows any more.
pub(super) async fn drive(job: Job, given: Sender<Given>) {
    match Driver::start(job, given.clone()).await {
        Ok(driver) => driver.run(given).await,
        Err(error) => {
            // Nobody is there if this fails.
            let _ = given.send(Err(error)).await;
        }
    }
}

struct Driver {
    server: Arc<Server>,
    ledger: Option<Ledger>,
    inputs: Inputs,
    chunk_size: usize,
    base_url: String,
    concurrency: usize,
    /// Dropped, and so stopped, with the driver.
    running: JoinSet<Settled>,
    outlet: Outlet,
    given: Sender<Given>,
    /// Waits for the caller to take rows.
    reserving: Option<Reserving>,
    listener: OnProgress,
    progress: Progress,
    failures: u32,
}

impl Driver {
    async fn start(job: Job, given: Sender<Given>) -> Result<Self, Error> {
        let base_url = names::base_url(&job.configuration.base_path);
        let ledger = match job.journal {
            Some(journal) => Some(Ledger::open(journal, job.name.as_deref(), &base_url).await?),
            None => None,
        };
        let header = ledger.as_ref().and_then(Ledger::header);
        // The chunks are those of the first run, or their keys would be others.
        let chunk_size = header.map_or(job.chunk_size, |header| header.chunk_size);
        let name = header.map(|header| header.name.clone()).or(job.name);
        let is_new = name.is_none();
        let name = name.unwrap_or_else(|| IdempotencyKey::random().as_str().to_owned());
        let mut progress = Progress::default();
        progress.total = job.source.total();
        Ok(Self {
            server: Arc::new(Server {
                started: job.configuration.clock().now(),
                configuration: job.configuration,
                name,
                is_new,
                policy: job.policy,
                calls: AtomicU64::new(0),
            }),
            ledger,
            inputs: Inputs::new(job.source, chunk_size),
            chunk_size,
            base_url,
            concurrency: job.concurrency,
            running: JoinSet::new(),
            outlet: Outlet::new(job.in_order),
            given,
            reserving: None,
            listener: job.listener,
            progress,
            failures: 0,
        })
    }

    async fn run(mut self, given: Sender<Given>) {
        let ended = self.until_end().await;
        while let Some(settled) = self.running.try_join_next() {
            // The first error is the one that is told.
            if let Ok(settled) = settled {
                let _ = self.settled(settled).await;
            }
        }
        // What is still on its way is not known; the next run finds out.
        self.running.abort_all();
        self.reserving = None;
        while let Some(rows) = self.outlet.give() {
            if given.send(Ok(rows)).await.is_err() {
                return;
            }
        }
        if let Err(error) = ended {
            let _ = given.send(Err(error)).await;
        }
    }

    async fn until_end(&mut self) -> Result<(), Error> {
        // A reason to stop after what is under way has come to its end.
        let mut reason = None;
        loop {
            match poll_fn(|context| self.poll_event(context)).await {
                Event::Chunk(chunk) => {
                    let begun = match chunk {
                        Ok(chunk) => self.begin(chunk).await,
                        Err(panicked) => Err(panicked),
                    };
                    if let Err(error) = begun {
                        self.inputs.end();
                        reason.get_or_insert(error);
                    }
                }
                Event::Settled(settled) => self.settled(settled.map_err(broken)?).await?,
                Event::Given(permit) => {
                    let Ok(permit) = permit else { return Ok(()) };
                    if let Some(rows) = self.outlet.give() {
                        permit.send(Ok(rows));
                    }
                }
                Event::End => {
                    let (chunks, _) = self.inputs.counts();
                    return match (reason, &self.ledger) {
                        (Some(error), _) => Err(error),
                        (None, Some(ledger)) => ledger.check_end(chunks),
                        (None, None) => Ok(()),
                    };
                }
            }
        }
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Event> {
        if self.outlet.can_give() {
            let reserving = self
                .reserving
                .get_or_insert_with(|| Box::pin(self.given.clone().reserve_owned()));
            if let Poll::Ready(permit) = reserving.as_mut().poll(context) {
                self.reserving = None;
                return Poll::Ready(Event::Given(permit));
            }
        }
        if let Poll::Ready(Some(settled)) = self.running.poll_join_next(context) {
            return Poll::Ready(Event::Settled(settled));
        }
        // Whoever takes no rows holds up what comes after them.
        let held = self.running.len() + self.outlet.len();
        let has_room = self.running.len() < self.concurrency && held < 2 * self.concurrency;
        if has_room && !self.inputs.has_ended() {
            let chunk = self.inputs.poll_chunk(context);
            if self.inputs.has_ended() && !matches!(chunk, Poll::Ready(Some(Err(_)))) {
                let (_, links) = self.inputs.counts();
                self.progress.total = Some(links);
            }
            if let Poll::Ready(Some(chunk)) = chunk {
                return Poll::Ready(Event::Chunk(chunk));
            }
        }
        if self.inputs.has_ended() && held == 0 {
            return Poll::Ready(Event::End);
        }
        Poll::Pending
    }

    /// Takes what became of the chunk from the journal, or has it settled.
    async fn begin(&mut self, chunk: Chunk) -> Result<(), Error> {
        let mut fingerprint = None;
        if let Some(ledger) = &mut self.ledger {
            let inputs = chunk.fingerprint()?;
            if chunk.number == 0 {
                let header = Header {
                    format: FORMAT,
                    name: self.server.name.clone(),
                    base_url: self.base_url.clone(),
                    chunk_size: self.chunk_size,
                    first_chunk: inputs.clone(),
                };
                ledger.begin(header).await?;
            }
            if let Some(outcomes) = ledger.finished(&chunk, &inputs).await? {
                return self.give(chunk.number, chunk.first, outcomes);
            }
            fingerprint = Some(inputs);
        }
        let server = Arc::clone(&self.server);
        self.running.spawn(async move {
            let (number, first) = (chunk.number, chunk.first);
            Settled {
                number,
                first,
                fingerprint,
                outcomes: settle(server, chunk).await,
            }
        });
        Ok(())
    }

    async fn settled(&mut self, settled: Settled) -> Result<(), Error> {
        let outcomes = settled.outcomes?;
        let failure = outcomes.iter().rev().find_map(|outcome| match outcome {
            Outcome::Failed(error) => Some(Arc::clone(error)),
            _ => None,
        });
        if let (Some(ledger), Some(fingerprint)) = (&mut self.ledger, settled.fingerprint) {
            // Rows are given only after they are kept, or a crash could take them back.
            ledger
                .finish(settled.number, fingerprint, &outcomes)
                .await?;
        }
        self.give(settled.number, settled.first, outcomes)?;
        let Some(failure) = failure else {
            self.failures = 0;
            return Ok(());
        };
        self.failures += 1;
        if self.failures < FAILURES {
            return Ok(());
        }
        Err(too_many_failures(FAILURES, failure))
    }

    fn give(&mut self, chunk: u64, first: u64, outcomes: Vec<Outcome>) -> Result<(), Error> {
        let failed = outcomes.iter().filter(|outcome| !outcome.is_created());
        self.progress.failed += failed.count() as u64;
        self.progress.finished += outcomes.len() as u64;
        self.progress.requests = self.server.calls.load(Ordering::Relaxed);
        let rows = outcomes.into_iter().zip(first..);
        let rows = rows.map(|(outcome, index)| Row { index, outcome });
        self.outlet.put(chunk, rows.collect());
        // The rows are settled, so they are given even if the listener fails.
        catch_unwind(AssertUnwindSafe(|| self.listener.tell(&self.progress)))
            .map_err(|_| listener_panicked())
    }
}
