//! The runtime from outside: calls over a scripted transport, and over real sockets.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod budget;
mod calls;
mod client_ids;
mod errors;
mod headers;
mod key_source;
mod limits;
mod matrix;
#[cfg(feature = "reqwest-middleware")]
mod middleware;
mod observed;
mod pages;
mod redirects;
mod sockets;
mod story;
mod support;
#[cfg(feature = "tracing")]
mod traced;
mod waits;
#[cfg(feature = "webhooks")]
mod webhooks;
