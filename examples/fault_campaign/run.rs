//! One run: an emulator of its own, many callers, and what the emulator holds afterwards.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;
use std::time::{Duration, Instant};

use linkbreakers::apis::{configuration::Configuration, links_api};
use linkbreakers::models::CreateLinkRequest;
use linkbreakers::retry::{Backoff, RetryBudget};
use linkbreakers::{Error, IdempotencyKey, RetryPolicy};
use linkbreakers_emulator::{Emulator, Fault, FaultScript, RateLimit};

use crate::options::Options;

pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What the client does about failures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Retries with client identifiers, and a look at the server when the outcome is unknown.
    Retries,
    /// One attempt.
    SingleAttempt,
}

pub(crate) const ATTEMPTS: u32 = 12;
pub(crate) const BACKOFF: (Duration, Duration) =
    (Duration::from_millis(5), Duration::from_millis(100));
pub(crate) const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(2);
pub(crate) const BUDGET: (u32, u32) = (100, 1_000_000);
/// How often the campaign itself creates or reads again after an error.
const ROUNDS: usize = 5;

/// How one creation ended for its caller.
enum Told {
    Created,
    /// The outcome was unknown, and the SDK found the link by its identifier.
    FoundBySdk,
    /// The call failed, and the caller found the link by the identifier on the error.
    FoundByCaller,
    Failed(Error),
}

/// What a run came to.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) calls: usize,
    pub(crate) told_created: usize,
    pub(crate) found_by_sdk: usize,
    pub(crate) found_by_caller: usize,
    pub(crate) told_failed: usize,
    /// Told failed, although the link exists.
    pub(crate) failed_but_done: usize,
    /// Told created, although the link does not exist.
    pub(crate) created_but_missing: usize,
    pub(crate) existing: usize,
    /// Asked for, and not there at the end.
    pub(crate) lost: usize,
    /// Links beyond the first with the same destination.
    pub(crate) duplicated: usize,
    pub(crate) requests: u64,
    pub(crate) faults: BTreeMap<&'static str, u64>,
    pub(crate) wall_time: Duration,
    /// Of each call, ascending.
    pub(crate) latencies: Vec<Duration>,
    /// The first few.
    pub(crate) errors: Vec<String>,
}

/// Creates the links on a fresh emulator and counts there.
pub(crate) async fn run(options: &Options, mode: Mode) -> Result<Outcome, Failure> {
    let emulator = Emulator::builder()
        .rate_limit(RateLimit::unlimited())
        .seed(options.seed)
        .faults(script(options))
        .start()
        .await?;
    let configuration = configuration(&emulator, mode)?;
    let (next, calls) = (Arc::new(AtomicUsize::new(0)), options.calls);
    let start = Instant::now();
    let callers: Vec<_> = (0..options.callers)
        .map(|_| {
            tokio::spawn(caller(
                configuration.clone(),
                mode,
                Arc::clone(&next),
                calls,
            ))
        })
        .collect();
    let mut told = Vec::with_capacity(calls);
    for caller in callers {
        told.extend(caller.await?);
    }
    let wall_time = start.elapsed();
    emulator.clear_faults();
    let mut outcome = count(&emulator, told);
    outcome.wall_time = wall_time;
    Ok(outcome)
}

/// All kinds of faults, for reads as well as for creations.
fn script(options: &Options) -> FaultScript {
    let faults = [
        (3, Fault::status(503)),
        (2, Fault::status(429).header("retry-after", "0")),
        (3, Fault::delay(Duration::from_millis(20))),
        (3, Fault::reset_before()),
        (3, Fault::reset_after()),
        (3, Fault::fail_after_write(500)),
        (3, Fault::truncate()),
        (2, Fault::garbage()),
        (1, Fault::stall()),
    ];
    FaultScript::mix(options.seed, options.faults, faults)
}

fn configuration(emulator: &Emulator, mode: Mode) -> Result<Configuration, Error> {
    let backoff = Backoff::new(BACKOFF.0, 2.0, BACKOFF.1)?;
    let retry = match mode {
        Mode::Retries => RetryPolicy::standard()
            .with_attempts(ATTEMPTS)
            .with_backoff(backoff),
        Mode::SingleAttempt => RetryPolicy::never(),
    };
    Configuration::builder()
        .base_path(emulator.url())
        .bearer_access_token("campaign")
        .attempt_timeout(ATTEMPT_TIMEOUT)
        .client_ids(mode == Mode::Retries)
        .retry(retry)
        .retry_budget(Arc::new(RetryBudget::new(BUDGET.0, BUDGET.1)?))
        .rate_limiter(None)
        .build()
}

/// Takes one link after the other until there are none left.
async fn caller(
    configuration: Configuration,
    mode: Mode,
    next: Arc<AtomicUsize>,
    calls: usize,
) -> Vec<(usize, Told, Duration)> {
    let mut done = Vec::new();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= calls {
            return done;
        }
        let start = Instant::now();
        let told = create(&configuration, mode, number).await;
        done.push((number, told, start.elapsed()));
    }
}

async fn create(configuration: &Configuration, mode: Mode, number: usize) -> Told {
    let mut rounds = 0;
    loop {
        let request = CreateLinkRequest {
            destination: destination(number),
            ..Default::default()
        };
        let key = IdempotencyKey::derive("campaign", [number.to_string()]);
        let created = links_api::create(configuration, request)
            .idempotency_key(key)
            .send_for_response()
            .await;
        let error = match created {
            Ok(response) if response.is_reconciled() => return Told::FoundBySdk,
            Ok(_) => return Told::Created,
            Err(error) => error,
        };
        let id = error.resource_id().filter(|_| error.may_have_been_done());
        let (Mode::Retries, Some(id)) = (mode, id) else {
            return Told::Failed(error);
        };
        rounds += 1;
        match exists(configuration, id).await {
            Ok(true) => return Told::FoundByCaller,
            // It is not there, so the same request under the same key is safe.
            Ok(false) if rounds < ROUNDS => {}
            _ => return Told::Failed(error),
        }
    }
}

/// Whether there is a link with this identifier.
async fn exists(configuration: &Configuration, id: &str) -> Result<bool, Error> {
    let mut rounds = 0;
    loop {
        rounds += 1;
        match links_api::get(configuration, id).send().await {
            Ok(_) => return Ok(true),
            Err(error) if error.is_not_found() => return Ok(false),
            Err(error) if rounds == ROUNDS => return Err(error),
            Err(_) => {}
        }
    }
}

fn count(emulator: &Emulator, told: Vec<(usize, Told, Duration)>) -> Outcome {
    let links = emulator.links_by_destination();
    let mut outcome = Outcome {
        calls: told.len(),
        existing: emulator.link_count(),
        requests: emulator.request_count(),
        faults: emulator.injected_faults(),
        ..Default::default()
    };
    for (number, told, latency) in told {
        let copies = links.get(&destination(number)).copied().unwrap_or_default();
        let missing = usize::from(copies == 0);
        outcome.lost += missing;
        outcome.duplicated += copies.saturating_sub(1);
        outcome.latencies.push(latency);
        if let Told::Failed(error) = told {
            outcome.told_failed += 1;
            outcome.failed_but_done += 1 - missing;
            if outcome.errors.len() < 3 {
                outcome
                    .errors
                    .push(format!("call {number}: {}", error.explain()));
            }
            continue;
        }
        outcome.told_created += 1;
        outcome.created_but_missing += missing;
        outcome.found_by_sdk += usize::from(matches!(told, Told::FoundBySdk));
        outcome.found_by_caller += usize::from(matches!(told, Told::FoundByCaller));
    }
    outcome.latencies.sort_unstable();
    outcome
}

fn destination(number: usize) -> String {
    format!("https://example.com/campaign/{number}")
}
