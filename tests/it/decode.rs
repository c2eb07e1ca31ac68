//! Every answer that openapi.yaml allows must decode, whatever shape servers and gateways give it.
//!
//! The answers are made from the document itself, so that a new operation or field is tested
//! without a new line here; only the registry, which calls the operations, names them.

pub(crate) mod document;
mod empty;
mod envelopes;
mod example;
mod expected;
mod fuzz;
mod malformed;
pub(crate) mod registry;
pub(crate) mod script;
mod valid;
mod walk;
mod wrong_types;
