//! Failures on purpose: what a client must survive, scripted so that a test can repeat it.
//!
//! A [`Fault`] is one way in which a request goes wrong. A [`FaultScript`] says which requests meet
//! which fault: the faults of a list one after the other, or a random mix that a seed repeats.
//!
//! ```
//! use linkbreakers_emulator::{Emulator, Fault, FaultScript};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! let script = FaultScript::list([
//!     Fault::status(503).header("retry-after", "1"),
//!     Fault::reset_after(),
//! ]);
//! let script = script.for_operation("LinksService_Create");
//! let emulator = Emulator::builder().faults(script).start().await?;
//! // The first creation is refused, the second is done without an answer, the third works.
//! # Ok(())
//! # }
//! ```
//!
//! | fault | the operation runs | the caller gets |
//! |---|---|---|
//! | [`status`](Fault::status) | no | an error answer |
//! | [`delay`](Fault::delay) | later | the answer, later |
//! | [`reset_before`](Fault::reset_before) | no | a connection reset |
//! | [`reset_after`](Fault::reset_after) | yes | a connection reset |
//! | [`fail_after_write`](Fault::fail_after_write) | yes, and its idempotency key is free again | an error answer |
//! | [`truncate`](Fault::truncate) | yes | half of the body, then the end of the connection |
//! | [`garbage`](Fault::garbage) | yes | 200 with a body that is not JSON |
//! | [`stall`](Fault::stall) | yes | half of the body, then nothing |
//! | [`pass`](Fault::pass) | yes | the answer: no fault, a place in a list |

mod fault;
mod injector;
mod json;
mod mix;
mod script;

pub use fault::Fault;
pub use script::FaultScript;

pub(crate) use fault::{garbage, Kind};
pub(crate) use injector::{Injector, Target};
pub(crate) use json::read;
