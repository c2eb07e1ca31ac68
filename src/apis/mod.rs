// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! The operations of the API, one module a group.
//!
//! Each operation can be called in two ways: as a request value, whose setters name the
//! parameters and which takes options for this one call, and as the documented function with
//! positional arguments, which is a thin wrapper over it.

pub mod configuration;
pub mod events_api;
pub mod jobs_api;
pub mod links_api;
pub mod metrics_api;
pub mod tags_api;
pub mod visitors_api;
pub mod webhooks_api;

pub use linkbreakers_runtime::Error;
