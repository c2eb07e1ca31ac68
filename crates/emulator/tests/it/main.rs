//! The emulator as its clients see it: over HTTP, with every answer held against the API document.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod bulk;
mod contract;
mod control;
mod control_contract;
mod control_document;
#[cfg(feature = "persistence")]
mod data;
mod deliveries;
mod delivery_failures;
mod delivery_log;
mod event_lists;
mod events;
mod export;
mod fault_scripts;
mod faults;
mod idempotency;
#[cfg(feature = "persistence")]
mod kill;
mod latency;
mod lifecycle;
mod links;
mod operations;
mod page;
mod pages;
mod plan_quota;
mod program;
mod public_url;
mod qrcodes;
mod rate_limit;
mod receiver;
mod redirects;
mod seeded;
mod steering;
mod support;
mod target_pages;
mod tokens;
mod validation;
mod visitor_lists;
mod visitors;
mod visits;
mod webhooks;
