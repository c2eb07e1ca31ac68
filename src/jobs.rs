//! Waiting for background jobs, since the API gives a job and leaves the polling to its caller.
//!
//! A job is started by [`links_api::create_bulk_async`](crate::apis::links_api::create_bulk_async)
//! and read by [`jobs_api::get`](crate::apis::jobs_api::get). [`wait`] and [`wait_for`] read it
//! again and again until it is done. The guide `docs/jobs.md` tells when to use one.
//!
//! ```
//! use linkbreakers::apis::{configuration::Configuration, links_api};
//! use linkbreakers::jobs::{self, Outcome};
//! use linkbreakers::models::{CreateBulkLinksRequest, CreateLinkRequest};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let emulator = linkbreakers_emulator::Emulator::builder().start().await?;
//! # let configuration = Configuration::builder()
//! #     .base_path(emulator.url())
//! #     .bearer_access_token("any key will do")
//! #     .build()?;
//! let link = CreateLinkRequest {
//!     destination: "https://example.com/summer".to_owned(),
//!     ..Default::default()
//! };
//! let request = CreateBulkLinksRequest { links: vec![link] };
//! let job = links_api::create_bulk_async(&configuration, request).send().await?;
//!
//! match jobs::wait_for(&configuration, &job).await? {
//!     Outcome::Succeeded(done) => println!("created {:?}", done.link_ids),
//!     Outcome::Failed(failed) => println!("created nothing: {:?}", failed.message),
//!     other => println!("{other:?}"),
//! }
//! # Ok(())
//! # }
//! ```

mod course;
mod limit;
mod outcome;
mod wait;

use crate::apis::configuration::Configuration;
use crate::models::Job;

pub use outcome::{Failed, Outcome, Succeeded};
pub use wait::Wait;

/// Waits for the job with this id, which may have been started by another program.
///
/// Nothing is asked before the returned value is awaited.
pub fn wait(configuration: &Configuration, id: impl Into<String>) -> Wait {
    Wait::new(configuration, Some(id.into()))
}

/// Waits for the job that an answer told of.
///
/// An answer that the job is not there counts as one to come back from, up to four times and until
/// the job was read once: it has just begun, and may not be readable everywhere yet.
///
/// A job that has no [id](id_of) is refused when the returned value is awaited.
pub fn wait_for(configuration: &Configuration, job: &Job) -> Wait {
    let mut wait = Wait::new(configuration, id_of(job).map(str::to_owned));
    wait.has_just_begun = true;
    wait
}

/// What to keep of a job to wait for it later: its `id`, or else the one in its `status_url`.
///
/// ```
/// use linkbreakers::{jobs, models::Job};
///
/// let job = Job {
///     status_url: Some("/v1/jobs/5d0c".to_owned()),
///     ..Default::default()
/// };
/// assert_eq!(jobs::id_of(&job), Some("5d0c"));
/// assert_eq!(jobs::id_of(&Job::default()), None);
/// ```
#[must_use]
pub fn id_of(job: &Job) -> Option<&str> {
    let id = job.id.as_deref().filter(|id| !id.is_empty());
    id.or_else(|| {
        let (_, rest) = job.status_url.as_deref()?.rsplit_once("/jobs/")?;
        let id = rest.split(['/', '?', '#']).next()?;
        // An encoded character belongs to no id that a server gives to a job.
        Some(id).filter(|id| !id.is_empty() && !id.contains('%'))
    })
}

/// The Rust blocks of the guide are tests.
#[cfg(doctest)]
#[doc = include_str!("../docs/jobs.md")]
mod guide {}
