//! Bulk import: any number of links through an interface that takes a few hundred at a time, all
//! or none.
//!
//! [`Import`] cuts the input into chunks, sends several at once, and gives one [`Row`] for each
//! input: created, refused with the reason, or failed.
//!
//! ```no_run
//! use linkbreakers::apis::configuration::Configuration;
//! use linkbreakers::import::{FileJournal, Import, Outcome};
//! use linkbreakers::models::CreateLinkRequest;
//!
//! # async fn example(requests: Vec<CreateLinkRequest>) -> Result<(), linkbreakers::Error> {
//! let configuration = Configuration::from_env()?;
//! let mut rows = Import::new(&configuration)
//!     .journal(FileJournal::new("spring.journal"))
//!     .run(requests);
//! while let Some(row) = rows.next().await {
//!     let row = row?;
//!     match row.outcome {
//!         Outcome::Created(link) => println!("{}: {}", row.index, link.id),
//!         Outcome::Refused(refusal) => println!("{}: {refusal}", row.index),
//!         Outcome::Failed(error) => println!("{}: {}", row.index, error.explain()),
//!         _ => {}
//!     }
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Why nothing is made twice
//!
//! Each link gets an identifier, and each request an idempotency key. Both are derived from the
//! import's name and the content, so that a repetition sends what was sent before. Within 24 hours
//! the server recognises the key. After that it refuses the identifiers that exist, and the import
//! reads them instead.
//!
//! # Why one bad link does not cost its chunk
//!
//! The server creates all links of a request or none. When it refuses a request, the import sends
//! the links that the server names alone, or halves the request, until each refused link stood in
//! a request of its own.
//!
//! # After a crash
//!
//! With a [`Journal`] the import notes each finished chunk before it gives its rows. The same
//! command with the same journal and input goes on behind the last one.

mod alike;
mod builder;
mod check;
mod chunk;
mod driver;
mod faults;
mod hint;
mod inputs;
mod journal;
mod ledger;
mod look;
mod names;
mod outlet;
mod pair;
mod parts;
mod reasons;
mod record;
mod refusal;
mod refused;
mod row;
mod rows;
mod send;
mod server;
mod settle;
mod verdict;

pub use builder::Import;
pub use journal::{FileJournal, Journal, Journaling, Opened};
pub use refusal::{Refusal, RefusedBy};
pub use row::{ImportedLink, Outcome, Row};
pub use rows::Rows;
