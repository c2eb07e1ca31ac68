//! The process that imports, and is killed.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::sync::Arc;
use std::time::Duration;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::import::{FileJournal, Import, Outcome, RefusedBy};
use linkbreakers::retry::{Backoff, RetryBudget};
use linkbreakers::RetryPolicy;

use crate::input;
use crate::options::{Options, Place};
use crate::Failure;

/// Imports all links, or goes on where the process before was killed, and writes a line for each.
pub(crate) async fn import(options: &Options, place: &Place) -> Result<bool, Failure> {
    let backoff = Backoff::new(Duration::from_millis(5), 2.0, Duration::from_millis(100))?;
    let configuration = Configuration::builder()
        .base_path(&place.url)
        .bearer_access_token("campaign")
        .attempt_timeout(Duration::from_secs(2))
        .retry_budget(Arc::new(RetryBudget::new(100, 1_000_000)?))
        .rate_limiter(None)
        .build()?;
    let input = Options { ..*options };
    let links = (0..options.links).map(move |index| input::link(&input, index));
    let mut rows = Import::new(&configuration)
        .journal(FileJournal::new(&place.journal))
        .concurrency(options.concurrency)
        .retry(RetryPolicy::background().with_backoff(backoff))
        .run(links);
    let mut results = BufWriter::new(File::create(&place.results)?);
    while let Some(row) = rows.next().await {
        let row = row.map_err(|error| error.explain())?;
        let outcome = match row.outcome {
            Outcome::Created(link) => format!("created {}", link.id),
            Outcome::Refused(refusal) if refusal.by == RefusedBy::Check => "here".to_owned(),
            Outcome::Refused(refusal) => {
                format!("server {}", refusal.code_type.unwrap_or_default())
            }
            Outcome::Failed(error) => format!("failed {}", error.explain()),
            other => format!("{other:?}"),
        };
        writeln!(results, "{} {outcome}", row.index)?;
    }
    results.flush()?;
    Ok(true)
}
