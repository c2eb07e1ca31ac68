//! The command line of a contender: one kind of work, a number of times, and what it took.

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::contender::{Contender, Failure};
use crate::payload;

const USAGE: &str = "\
create|get|list URL CALLS         calls one after the other; a list has 50 links
throughput URL CALLERS CALLS      reads a link so often, with so many callers at a time
decode EVENTS TIMES               decodes a page of so many events
stream HOW URL PAGE_SIZE WORK_MS  reads all events
import URL LINKS                  creates so many links

Each prints how many it did and the microseconds that this took, without start-up; throughput leaves out
connecting too.";

const LIST_SIZE: u32 = 50;

/// Runs the contender `C` as the arguments of the program say.
#[must_use]
pub fn main<C: Contender>() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // One thread for all of them: the other core is the server's.
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    match runtime.block_on(run::<C>(&words)) {
        Ok((count, took)) => {
            println!("{count} {}", took.as_micros());
            ExitCode::SUCCESS
        }
        Err(failure) => failed(&failure),
    }
}

fn failed(failure: &Failure) -> ExitCode {
    eprintln!("error: {failure}");
    ExitCode::FAILURE
}

async fn run<C: Contender>(words: &[&str]) -> Result<(usize, Duration), Failure> {
    match *words {
        ["throughput", url, callers, calls] => {
            throughput(C::new(url)?, callers.parse()?, calls.parse()?).await
        }
        ["decode", events, times] => decode::<C>(events.parse()?, times.parse()?),
        ["stream", how, url, size, work] => {
            let contender = C::new(url)?;
            let work = Duration::from_millis(work.parse()?);
            let started = Instant::now();
            let count = contender.stream(how, size.parse()?, work).await?;
            Ok((count, started.elapsed()))
        }
        ["import", url, links] => {
            let contender = C::new(url)?;
            let started = Instant::now();
            let count = contender.import(links.parse()?).await?;
            Ok((count, started.elapsed()))
        }
        [what, url, calls] => in_a_row(&C::new(url)?, what, calls.parse()?).await,
        _ => Err(USAGE.into()),
    }
}

async fn in_a_row<C: Contender>(
    contender: &C,
    what: &str,
    calls: usize,
) -> Result<(usize, Duration), Failure> {
    let started = Instant::now();
    for _ in 0..calls {
        match what {
            "create" => contender.create().await?,
            "get" => contender.get().await?,
            "list" => {
                let page = contender.list(LIST_SIZE).await?;
                if page.count != LIST_SIZE as usize {
                    return Err(format!("a list of {} links", page.count).into());
                }
            }
            _ => return Err(USAGE.into()),
        }
    }
    Ok((calls, started.elapsed()))
}

async fn throughput<C: Contender>(
    contender: C,
    callers: usize,
    calls: usize,
) -> Result<(usize, Duration), Failure> {
    let contender = Arc::new(contender);
    // Each caller has a connection before the clock starts.
    all(&contender, callers, callers).await?;
    let started = Instant::now();
    all(&contender, callers, calls).await?;
    Ok((calls, started.elapsed()))
}

async fn all<C: Contender>(
    contender: &Arc<C>,
    callers: usize,
    calls: usize,
) -> Result<(), Failure> {
    let left = Arc::new(AtomicI64::new(i64::try_from(calls)?));
    let mut tasks = JoinSet::new();
    for _ in 0..callers {
        let (contender, left) = (Arc::clone(contender), Arc::clone(&left));
        tasks.spawn(async move {
            while left.fetch_sub(1, Ordering::Relaxed) > 0 {
                contender.get().await?;
            }
            Ok::<(), Failure>(())
        });
    }
    while let Some(done) = tasks.join_next().await {
        done??;
    }
    Ok(())
}

fn decode<C: Contender>(events: usize, times: usize) -> Result<(usize, Duration), Failure> {
    let page = payload::events(events);
    let started = Instant::now();
    for _ in 0..times {
        let count = C::decode(black_box(page.as_bytes()))?;
        if count != events {
            return Err(format!("a page of {count} events").into());
        }
    }
    Ok((times, started.elapsed()))
}
