//! What the contenders of a benchmark have in common: the same work, payloads, runtime and output.

mod contender;
pub mod payload;
mod run;

pub use contender::{Contender, Failure, Page};
pub use run::main;

/// The key that all contenders send.
pub const KEY: &str = "a-key-of-some-length-0123456789abcdef";
