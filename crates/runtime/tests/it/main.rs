//! The runtime from outside: calls over a scripted transport, and over real sockets.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod calls;
mod errors;
mod headers;
mod redirects;
mod sockets;
mod support;
