//! A queue worker: one link a job, put back when the server asks to wait, drained on Ctrl-C.
//!
//! `cargo run --example background_worker` needs no account. `-- --queue PATH` keeps the queue in
//! a file of JSON lines; see `examples/README.md` for how to kill it and start it again.
#![allow(clippy::print_stdout)]

use std::collections::VecDeque;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::time::Duration;

use chrono::{DateTime, Utc};
use linkbreakers::apis::{configuration::Configuration, links_api};
use linkbreakers::models::CreateLinkRequest;
use linkbreakers::retry::Backoff;
use linkbreakers::{Error, IdempotencyKey, Lane, RetryPolicy, StopReason};
use linkbreakers_emulator::{Emulator, RateLimit};
use serde_json::{json, Value};
use tokio::task::JoinSet;

type Failure = Box<dyn std::error::Error>;

const JOBS_AT_ONCE: usize = 4;
/// How long a job rests after a failure for which the server named no time.
const REST: Duration = Duration::from_secs(5);

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let (configuration, _emulator) = connect().await?;
    let backoff = Backoff::new(Duration::from_millis(200), 2.0, Duration::from_secs(1))?;
    // What would have to wait for longer than 1 s goes back into the queue, where a stop finds it.
    let policy = RetryPolicy::background()
        .with_backoff(backoff)
        .with_max_wait(Duration::from_secs(1));
    let (path, is_temporary) = place_of_queue();
    let mut queue = Queue::open(&path)?;
    let mut running = JoinSet::new();
    // Made once, so that a signal between two looks at it is not lost.
    let mut interrupt = pin!(tokio::signal::ctrl_c());
    let mut draining = false;
    loop {
        while !draining && running.len() < JOBS_AT_ONCE {
            let Some(job) = queue.take() else { break };
            let (configuration, policy) = (configuration.clone(), policy.clone());
            running.spawn(async move { (create(&configuration, policy, &job).await, job) });
        }
        let rest = queue
            .rest()
            .filter(|_| !draining && running.len() < JOBS_AT_ONCE);
        if running.is_empty() && rest.is_none() {
            break;
        }
        tokio::select! {
            Some(ended) = running.join_next() => {
                let (outcome, job) = ended?;
                draining |= settle(&mut queue, job, outcome)?;
            }
            () = tokio::time::sleep(rest.unwrap_or_default()), if rest.is_some() => {}
            _ = &mut interrupt, if !draining => {
                println!("stopping: {} jobs end, the others stay in the queue", running.len());
                draining = true;
            }
        }
    }
    println!("{} jobs are left", queue.waiting.len());
    if is_temporary {
        std::fs::remove_file(path)?;
    }
    Ok(())
}

/// With a key the real API, or what `LINKBREAKERS_BASE_URL` names; else an emulator with a limit
/// so small that jobs have to come back.
async fn connect() -> Result<(Configuration, Option<Emulator>), Failure> {
    if std::env::var_os("LINKBREAKERS_SECRET_KEY").is_some() {
        return Ok((Configuration::from_env()?, None));
    }
    let limit = RateLimit::new(5, Duration::from_secs(3));
    let emulator = Emulator::builder().rate_limit(limit).start().await?;
    let configuration = Configuration::builder()
        .base_path(emulator.url())
        .bearer_access_token("any key will do")
        .build()?;
    Ok((configuration, Some(emulator)))
}

/// Makes the job's link, or finds the one that an earlier run has made.
async fn create(
    configuration: &Configuration,
    policy: RetryPolicy,
    job: &Job,
) -> Result<String, Error> {
    let request = CreateLinkRequest {
        destination: job.destination.clone(),
        tags: Some(vec!["background-worker".to_owned()]),
        ..Default::default()
    };
    // Key and identifier come from the job: the next process sends what this one sent.
    let response = links_api::create(configuration, request)
        .idempotency_key(IdempotencyKey::derive("background worker", [&job.id]))
        .client_id(true)
        .retry(policy)
        .lane(Lane::Background)
        .send_for_response()
        .await?;
    let existed = response.is_reconciled() || response.is_replayed();
    let link = response.into_body().link.unwrap_or_default();
    let entrypoint = link.entrypoint.unwrap_or_default();
    Ok(entrypoint
        + if existed {
            " (made by an earlier run)"
        } else {
            ""
        })
}

/// Says whether the worker should stop.
fn settle(queue: &mut Queue, job: Job, outcome: Result<String, Error>) -> Result<bool, Failure> {
    let error = match outcome {
        Ok(link) => {
            println!("{}: {link}", job.id);
            queue.note(&json!({"done": job.id, "link": link}))?;
            return Ok(false);
        }
        Err(error) => error,
    };
    println!("{}: {}", job.id, error.explain());
    let no_job_can_succeed =
        error.is_quota_used_up() || error.is_unauthorized() || error.is_configuration();
    let lasts = matches!(error.stop_reason(), None | Some(StopReason::NotRepeatable));
    if lasts && !no_job_can_succeed {
        queue.note(&json!({"failed": job.id, "why": error.explain()}))?;
    } else {
        let due = error.retry_at().unwrap_or_else(|| Utc::now() + REST);
        if error.is_rate_limited() {
            queue.closed_until = due; // the other jobs would fare no better
        }
        queue.waiting.push_back(Job { due, ..job });
    }
    Ok(no_job_can_succeed)
}

struct Job {
    id: String,
    destination: String,
    due: DateTime<Utc>,
}

/// Jobs and how they ended, each a line that is only ever added.
struct Queue {
    waiting: VecDeque<Job>,
    closed_until: DateTime<Utc>,
    file: File,
}

impl Queue {
    /// The jobs of the file that have not ended; twelve new ones if it is empty.
    fn open(path: &Path) -> Result<Self, Failure> {
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .read(true)
            .open(path)?;
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        if text.is_empty() {
            for number in 1..=12 {
                let destination = format!("https://example.com/products/{number}");
                let line = json!({"job": format!("product-{number}"), "destination": destination});
                text += &format!("{line}\n");
            }
            file.write_all(text.as_bytes())?;
        } else if !text.ends_with('\n') {
            file.write_all(b"\n")?; // a line that a kill has cut
        }
        let mut waiting: VecDeque<Job> = VecDeque::new();
        for line in text
            .lines()
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        {
            let text = |name: &str| line.get(name).and_then(Value::as_str).map(str::to_owned);
            if let Some(ended) = text("done").or_else(|| text("failed")) {
                waiting.retain(|job| job.id != ended);
            } else if let (Some(id), Some(destination)) = (text("job"), text("destination")) {
                waiting.push_back(Job {
                    id,
                    destination,
                    due: Utc::now(),
                });
            }
        }
        println!("{}: {} jobs to do", path.display(), waiting.len());
        Ok(Self {
            waiting,
            closed_until: Utc::now(),
            file,
        })
    }

    fn take(&mut self) -> Option<Job> {
        let now = Utc::now();
        let due = |job: &Job| job.due.max(self.closed_until) <= now;
        let due = self.waiting.iter().position(due)?;
        self.waiting.remove(due)
    }

    /// The time until the next job is due.
    fn rest(&self) -> Option<Duration> {
        let due = self.waiting.iter().map(|job| job.due).min()?;
        let due = due.max(self.closed_until);
        Some((due - Utc::now()).to_std().unwrap_or_default())
    }

    fn note(&mut self, line: &Value) -> Result<(), Failure> {
        self.file.write_all(format!("{line}\n").as_bytes())?;
        Ok(self.file.sync_data()?)
    }
}

/// `--queue PATH`, or a file that is deleted at the end.
fn place_of_queue() -> (PathBuf, bool) {
    let mut arguments = std::env::args_os().skip_while(|argument| argument != "--queue");
    match arguments.nth(1) {
        Some(path) => (path.into(), false),
        None => {
            let name = format!("background-worker-{}.jsonl", std::process::id());
            (std::env::temp_dir().join(name), true)
        }
    }
}
