//! One binary for all tests of the crate from outside: they link once and share their helpers.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod decode;
mod defects;
mod documented;
mod emulator;
mod import;
mod jobs;
mod keys;
mod lbid;
mod secrets;
#[cfg(all(
    feature = "actix-web",
    feature = "axum",
    feature = "tracing",
    target_os = "linux"
))]
mod services;
mod support;
mod surface;
#[cfg(feature = "webhooks")]
mod webhooks;
mod wire;
