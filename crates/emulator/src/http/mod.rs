//! The HTTP rules that hold for every operation: who may call, how often, and what an answer looks like.

pub(crate) mod answer;
pub(crate) mod auth;
pub(crate) mod body;
mod claims;
pub(crate) mod error;
pub(crate) mod exchange;
pub(crate) mod idempotency;
pub(crate) mod journal;
pub(crate) mod pipeline;
pub(crate) mod plan_quota;
pub(crate) mod rate_limit;
mod scope;
pub(crate) mod token;
