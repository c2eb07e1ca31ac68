//! A report on a campaign: clicks per day and countries, as a table and as a picture.
//!
//! `cargo run --example campaign_report` needs no account; see `examples/README.md`. The events
//! are counted while they are read, so a year of them needs no more memory than a day.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "../common/mod.rs"]
mod common;
mod counts;
mod options;
mod period;
mod picture;
mod table;

use std::path::Path;
use std::process::ExitCode;

use chrono::Utc;
use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::metrics_api;
use linkbreakers::models::EventsMetric;
use linkbreakers::Error;

use counts::Counts;
use options::Options;
use period::Period;

type Failure = Box<dyn std::error::Error>;

/// What there is to report when no key is set.
const EVENTS: usize = 5_000;

#[tokio::main]
async fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{}", options::HELP);
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("campaign_report: {message}\n\n{}", options::HELP);
            return ExitCode::from(2);
        }
    };
    match report(&options).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let error = failure.downcast_ref::<Error>();
            let message = error.map_or_else(|| failure.to_string(), Error::explain);
            eprintln!("campaign_report: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn report(options: &Options) -> Result<(), Failure> {
    let (configuration, _emulator) = common::connect_filled(EVENTS).await?;
    let period = Period::up_to(Utc::now(), options.days);
    let counts = Counts::read(&configuration, period, options.link.as_deref()).await?;
    let totals = totals(&configuration, period, options.link.as_deref()).await?;

    table::print(&counts, &totals);
    let picture = picture::draw(&counts, options.link.as_deref())?;
    write(&options.out, &picture)?;
    println!("\nThe picture is in {}", options.out.display());
    Ok(())
}

/// What the API counts itself, over the same time.
async fn totals(
    configuration: &Configuration,
    period: Period,
    link: Option<&str>,
) -> Result<EventsMetric, Error> {
    let range = period.range();
    let mut request = metrics_api::get_events_metric(configuration)
        .start_date(range.start)
        .end_date(range.end);
    if let Some(link) = link {
        request = request.link_id(link);
    }
    request.send().await
}

fn write(path: &Path, picture: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(Path::new(""));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, picture))
        .map_err(|error| format!("{} cannot be written: {error}", path.display()).into())
}
