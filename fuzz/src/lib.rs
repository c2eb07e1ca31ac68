//! What is fuzzed: webhooks, and addresses with an LBID.
#![forbid(unsafe_code)]

mod address;
mod message;

pub use address::address;
pub use message::message;
