//! Async SDK for the [Linkbreakers](https://linkbreakers.com) API: short links, QR codes,
//! visitors, scan and click events, metrics.
//!
//! ```no_run
//! use linkbreakers::apis::{configuration::Configuration, links_api};
//! use linkbreakers::models::CreateLinkRequest;
//!
//! # async fn example() -> Result<(), linkbreakers::Error> {
//! // The key comes from LINKBREAKERS_SECRET_KEY.
//! let configuration = Configuration::from_env()?;
//!
//! let request = CreateLinkRequest {
//!     destination: "https://example.com/summer".to_owned(),
//!     tags: Some(vec!["summer".to_owned()]),
//!     ..Default::default()
//! };
//! let created = links_api::create(&configuration, request).send().await?;
//! if let Some(link) = created.link {
//!     println!("{}", link.entrypoint.unwrap_or_default());
//! }
//!
//! let page = links_api::list(&configuration).tags(["summer"]).page_size(20).send().await?;
//! println!("{} links", page.total_count.unwrap_or_default());
//! # Ok(())
//! # }
//! ```
//!
//! # Two ways to call
//!
//! Each operation is a **request value** with named setters and options for this one call
//! ([`links_api::list`](apis::links_api::list)), sent with `send` for the body or with
//! `send_for_response` for a [`Response`] with status, headers, request id and rate limit. And
//! each is a **documented function** with positional arguments
//! ([`links_api::links_service_list`](apis::links_api::links_service_list)), a thin wrapper over
//! the same request value, for programs written after the product's documentation.
//!
//! # Modules
//!
//! | module | holds |
//! |---|---|
//! | [`apis`] | the operations by group, and the [`Configuration`](apis::configuration::Configuration) |
//! | [`models`] | what is sent and what comes back |
//! | [`pagination`] | lists as streams: items, pages, windows of time, checkpoints |
//! | [`import`] | many links in chunks, with a journal that survives a kill |
//! | [`jobs`] | waiting for a job of the server |
//! | [`lbid`] | the click that a visitor came with, and who the visitor is |
//! | [`keys`], [`key_source`] | what a key says about itself, and keys that change |
//! | `webhooks` | with the feature of that name: what the service sends, verified and handled once |
//! | [`retry`], [`limiter`] | when a call is tried again, and when it is held back |
//! | [`observer`] | the trait that is told of attempts and calls |
//! | [`bytes`], [`http`] | the crates of these names, whose types stand in the interface |
//! | [`clock`] | time and waiting, to be replaced in tests |
//! | [`transport`] | the seam to the network, to bring an HTTP client or test double of your own |
//!
//! # Features
//!
//! | feature | default | what it does |
//! |---|---|---|
//! | `rustls` | yes | TLS by rustls; no system library is needed |
//! | `native-tls` | no | TLS by the operating system's library |
//! | `http2` | no | HTTP/2 where the server speaks it |
//! | `tracing` | yes | spans of calls and attempts, with OpenTelemetry's names |
//! | `reqwest-middleware` | no | a transport on a middleware stack of your own |
//! | `webhooks` | no | verification of webhooks: HMAC-SHA256, keys that rotate, replay protection |
//! | `webhooks-ed25519` | no | Ed25519 signatures of Standard Webhooks |
//! | `axum` | no | verified webhooks and LBIDs as arguments of axum 0.8 handlers |
//! | `actix-web` | no | verified webhooks and LBIDs as arguments of actix-web 4 handlers |
//!
//! # Rust version
//!
//! Rust 1.70 with `--no-default-features --features native-tls` and the versions in this
//! repository's `Cargo.lock`; the dependencies of `rustls` ask for 1.71. Raising it is a minor
//! release.
#![forbid(unsafe_code)]

// Generated code is checked in and judged by its templates: files share one list of imports.
#[allow(unused_imports)]
pub mod apis;
#[allow(unused_imports)]
pub mod models;
pub mod pagination;

mod base64;
pub mod import;
pub mod jobs;
pub mod keys;
pub mod lbid;
#[cfg(feature = "webhooks")]
pub mod webhooks;

pub use lbid::Lbid;
pub use linkbreakers_runtime::{
    bytes, clock, http, key_source, limiter, observer, retry, transport, Attempt, Deprecation,
    Error, ErrorKind, IdempotencyKey, Lane, Method, Operation, Progress, RateLimit, Response,
    RetryPolicy, StopReason,
};

/// The Rust blocks of README and guides are tests.
#[cfg(doctest)]
mod guides {
    #[doc = include_str!("../README.md")]
    mod readme {}
    #[doc = include_str!("../docs/configuration.md")]
    mod configuration {}
    #[doc = include_str!("../docs/errors.md")]
    mod errors {}
    #[doc = include_str!("../docs/resilience.md")]
    mod resilience {}
    #[doc = include_str!("../docs/pagination.md")]
    mod pagination {}
    #[doc = include_str!("../docs/imports.md")]
    mod imports {}
    #[doc = include_str!("../docs/visitors.md")]
    mod visitors {}
    #[doc = include_str!("../docs/keys.md")]
    mod keys {}
    #[doc = include_str!("../docs/emulator.md")]
    mod emulator {}
}
