//! The HTTP rules that hold for every operation: who may call, how often, and what an answer looks like.

pub(crate) mod answer;
pub(crate) mod auth;
pub(crate) mod body;
pub(crate) mod error;
pub(crate) mod exchange;
pub(crate) mod idempotency;
pub(crate) mod journal;
pub(crate) mod pipeline;
pub(crate) mod rate_limit;
