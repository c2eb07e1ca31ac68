//! Export: a year of events to a CSV or NDJSON file, in constant memory, and on from where it was.
//!
//! `cargo run --example export_events` needs no account; see `examples/README.md`.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "../common/mod.rs"]
mod common;
mod options;
mod output;
mod row;

use std::time::Duration;

use chrono::{TimeDelta, Utc};
use indicatif::{ProgressBar, ProgressStyle};
use linkbreakers::apis::{configuration::Configuration, events_api};
use linkbreakers::models::Event;

use options::Options;
use output::Output;

type Failure = Box<dyn std::error::Error>;

/// So many rows are written between two checkpoints.
const CHECKPOINT_EVERY: u64 = 1_000;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let Some(options) = Options::from_arguments(std::env::args().skip(1))? else {
        println!("{}", options::USAGE);
        return Ok(());
    };
    let (configuration, _emulator) = common::connect_filled(options.events).await?;
    let rows = export(&configuration, &options).await?;
    println!("{rows} events in {}", options.file.display());
    Ok(())
}

async fn export(configuration: &Configuration, options: &Options) -> Result<u64, Failure> {
    let end = Utc::now();
    let range = end - TimeDelta::days(options.days)..end;
    let mut list = events_api::list(configuration).include(["device"]);
    if let Some(link) = &options.link {
        list = list.link_id(link);
    }
    let total = count(configuration, options).await?;
    let bar = progress_bar(total);
    let shown = bar.clone();
    let mut events = list
        .windows(range, Duration::from_secs(options.window_hours * 60 * 60))
        .concurrency(options.concurrency)
        .prefetch(options.prefetch)
        .on_progress(move |progress| shown.set_position(progress.finished));

    let mut output = if options.resume {
        let (output, checkpoint) = Output::resume(options)?;
        events = events.resume(&checkpoint);
        output
    } else {
        Output::create(options)?
    };
    // What goes wrong later leaves the checkpoint of the last thousand rows behind.
    let mut rows = 0;
    while let Some(event) = events.next().await {
        output.write(&event?)?;
        rows += 1;
        if rows % CHECKPOINT_EVERY == 0 {
            bar.set_position(events.checkpoint().items());
            output.keep(&events.checkpoint())?;
        }
    }
    output.keep(&events.checkpoint())?;
    bar.finish_and_clear();
    Ok(events.checkpoint().items())
}

/// How many events there are, for the bar: the total comes with each page, however small.
async fn count(configuration: &Configuration, options: &Options) -> Result<u64, Failure> {
    let mut first = events_api::list(configuration)
        .start_date(Utc::now() - TimeDelta::days(options.days))
        .page_size(1);
    if let Some(link) = &options.link {
        first = first.link_id(link);
    }
    let total = first.send().await?.total_count.unwrap_or_default();
    Ok(u64::try_from(total)?)
}

fn progress_bar(total: u64) -> ProgressBar {
    let bar = ProgressBar::new(total);
    let template = "{bar:40} {human_pos}/{human_len} events, {per_sec}, {eta} left";
    bar.set_style(ProgressStyle::with_template(template).unwrap_or(ProgressStyle::default_bar()));
    bar
}

/// What an event's time is shown as when it has none.
fn scanned_at(event: &Event) -> String {
    event
        .scanned_at
        .map_or_else(String::new, |time| time.to_rfc3339())
}
