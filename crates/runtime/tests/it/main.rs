//! The runtime from outside: calls over a scripted transport, and over real sockets.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod budget;
mod calls;
mod client_ids;
mod errors;
mod headers;
mod limits;
mod matrix;
mod redirects;
mod sockets;
mod story;
mod support;
mod waits;
