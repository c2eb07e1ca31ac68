//! What every generated API client needs and no generator gives: one executor, one error type,
//! safe URLs, tolerant decoding and a replaceable transport.
//!
//! The crate knows no provider. A generated crate describes its API as data, with a [`Profile`]
//! for the service and an [`Operation`] for each call, and makes its types with
//! [`open_enum!`], [`read_object!`] and [`request_value!`]:
//!
//! ```
//! use linkbreakers_runtime::{Configuration, Method, Operation, Profile, Provider};
//!
//! /// A service with one operation.
//! pub enum Tides {}
//!
//! impl Provider for Tides {
//!     const PROFILE: &'static Profile = &Profile::new("Tides", "https://tides.example", "1.0.0");
//! }
//!
//! static GET_TIDE: Operation = Operation::new("GetTide", Method::Get, "/tides/{port}");
//!
//! let configuration: Configuration<Tides> = Configuration::new();
//! assert_eq!(configuration.base_path, "https://tides.example");
//! assert!(GET_TIDE.method().is_idempotent());
//! ```
//!
//! # The way of a call
//!
//! | module | what happens there |
//! |---|---|
//! | [`call`] | the request is built: path, query, body, options of this one call |
//! | `execute` | address and headers are made, attempts follow each other, redirects are judged |
//! | [`key_source`] | the key is asked for, where it can change |
//! | [`limiter`] | an attempt is held back while the server has said that none is left |
//! | [`retry`] | a failed attempt is repeated if that is safe and there is time |
//! | [`observer`] | metrics are told of attempts and calls |
//! | [`transport`] | bytes leave and come back; [`reqwest`](https://docs.rs/reqwest) unless replaced |
//! | [`json`] | the answer is decoded, or the place where it is wrong is found |
//! | [`pagination`] | lists are followed from page to page, as streams |
//! | [`response`], [`error`] | the caller gets a body, a [`Response`] or an [`Error`] |
//!
//! # The other direction
//!
//! With the feature `webhooks` the module `webhooks` verifies what a service sends by itself:
//! signatures, timestamps, and that a message is handled once.
#![forbid(unsafe_code)]

pub mod attempt;
mod base_url;
pub mod call;
pub mod clock;
pub mod configuration;
pub mod error;
mod execute;
pub mod idempotency;
#[doc(hidden)]
pub mod json;
pub mod key_source;
pub mod limiter;
pub mod observer;
pub mod operation;
pub mod pagination;
mod path;
mod progress;
pub mod provider;
mod query;
pub mod rate_limit;
mod redact;
mod redirect;
mod request_value;
pub mod response;
pub mod retry;
mod secret;
mod settings;
mod trace;
pub mod transport;
#[cfg(feature = "webhooks")]
pub mod webhooks;

pub use attempt::{Attempt, StopReason};
pub use call::Call;
pub use configuration::{Configuration, ConfigurationBuilder};
pub use error::{Error, ErrorKind};
pub use idempotency::IdempotencyKey;
pub use limiter::Lane;
pub use operation::{ClientId, EmptyAnswer, Method, Operation, Pagination, TokenPlace};
#[doc(hidden)]
pub use progress::OnProgress;
pub use progress::Progress;
pub use provider::{Profile, Provider};
pub use query::IntoQuery;
pub use rate_limit::RateLimit;
#[doc(hidden)]
pub use redact::fingerprint;
pub use response::{Deprecation, Response};
pub use retry::RetryPolicy;

pub use {bytes, http};

/// What generated code reaches through the macros of this crate.
#[doc(hidden)]
pub mod __private {
    pub use serde;
}
