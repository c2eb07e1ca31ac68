//! The documented interface kept over a wire that has moved on: programs written after the
//! product's documentation get what it promises, whatever the wire calls it.

mod directories;
mod envelopes;
mod link_bodies;
mod metrics;
mod values;
mod visitor;
