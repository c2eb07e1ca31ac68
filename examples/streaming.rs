//! What a stream of events costs: run by `cargo xtask streams` beside an emulator.
//!
//! `HOW URL PAGE_SIZE WORK_MS` reads all events and does WORK_MS of its own work after each
//! PAGE_SIZE of them. HOW is `plain`, `prefetch` or `windows`. It prints the number of events, the
//! milliseconds that it took, and the most memory that the process has had, in KiB.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::events_api;
use linkbreakers::models::Event;

/// The emulator spreads its events over a year.
const YEAR: TimeDelta = TimeDelta::days(366);
const WINDOW: Duration = Duration::from_secs(2 * 7 * 24 * 60 * 60);

type Failure = Box<dyn Error>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [how, url, size, work] = words.as_slice() else {
        return Err("usage: plain|prefetch|windows URL PAGE_SIZE WORK_MS".into());
    };
    let configuration = Configuration::builder()
        .base_path(*url)
        .bearer_access_token("a-key-of-some-length")
        .build()?;
    let mut reader = Reader {
        size: size.parse()?,
        work: Duration::from_millis(work.parse()?),
        count: 0,
    };
    let list = events_api::list(&configuration).page_size(reader.size);
    let started = Instant::now();
    match *how {
        "plain" | "prefetch" => {
            let ahead = if *how == "plain" { 0 } else { 2 };
            let mut events = list.items().prefetch(ahead);
            while let Some(event) = events.next().await {
                reader.take(event?).await;
            }
        }
        "windows" => {
            let now = Utc::now();
            let mut events = list.windows(now - YEAR..now, WINDOW).concurrency(8);
            while let Some(event) = events.next().await {
                reader.take(event?).await;
            }
        }
        _ => return Err("HOW is plain, prefetch or windows".into()),
    }
    let took = started.elapsed().as_millis();
    println!("{} {took} {}", reader.count, peak_memory()?);
    Ok(())
}

/// A consumer that has something to do after each page's worth of events.
struct Reader {
    size: i64,
    work: Duration,
    count: i64,
}

impl Reader {
    async fn take(&mut self, event: Event) {
        drop(event);
        self.count += 1;
        if self.count % self.size == 0 {
            tokio::time::sleep(self.work).await;
        }
    }
}

/// The largest resident set so far, in KiB, as Linux counts it.
fn peak_memory() -> Result<u64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.ok_or("the system does not tell VmHWM")?.parse()?)
}
