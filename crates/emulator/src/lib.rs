//! A local, stateful Linkbreakers API for development and tests.
//!
//! It speaks the wire of the API document: every operation, its checks and its error shape, bearer
//! tokens, idempotency keys, rate-limit headers, pages, background jobs, and the short links
//! themselves, whose visits become events. It shares no code with the SDK, so that a mistake
//! cannot hide on both sides. State is in memory and gone when the emulator is, unless
//! `EmulatorBuilder::data` names a directory for it; [`Emulator::export`] gives it as a document.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! use linkbreakers_emulator::Emulator;
//!
//! let emulator = Emulator::builder().token("secret").demo(true).start().await?;
//! assert_eq!(emulator.link_count(), 30);
//! println!("an API client can use {}", emulator.url());
//! emulator.shutdown().await;
//! # Ok(())
//! # }
//! ```
//!
//! What goes wrong in production can go wrong here on purpose: see [`faults`].
//!
//! Things that the API leaves open are settled here as follows.
//!
//! - A job is pending when it is made; each read moves it on: running, then finished. A job that
//!   nobody reads is finished by the first request two seconds later.
//! - Short links of a custom domain are served at `/d/{customDomainId}/{shortlink}`.
//! - A visit with the query parameter `qr` is a scan, any other a click.
//! - HEAD tells where a short link leads and is no visit: no event, no cookie, no LBID.
//! - An id of a client's own is one path segment that names no other path below `/v1/links`.
//! - After a restart on another address, short links have that address, also in events.
//! - Country and city come from the headers `CF-IPCountry` and `CF-IPCity`.
//! - QR code images and webhook deliveries do not exist; only their addresses and counters do.
#![forbid(unsafe_code)]

mod app;
mod builder;
mod clock;
mod control;
mod data;
mod demo;
mod emulator;
pub mod faults;
#[allow(dead_code)] // the page listens to it; remove with the page
mod feed;
mod handlers;
mod http;
mod ids;
mod lbid;
mod redirect;
mod seed;
mod server;
mod spec;
mod store;
#[cfg(test)]
mod testing;

pub use crate::http::journal::RequestRecord;
pub use crate::http::rate_limit::RateLimit;
pub use builder::EmulatorBuilder;
pub use clock::{Clock, ManualClock};
pub use emulator::{Emulator, Hold};
pub use faults::{Fault, FaultScript};
