//! All operations end to end: scenarios against the emulator, which knows the API but not the SDK.

mod bulk;
mod coverage;
mod errors;
mod idempotency;
mod links;
mod listings;
mod metrics;
mod pages;
mod quotas;
mod streams;
mod visitors;
mod webhooks;
mod workspace;
