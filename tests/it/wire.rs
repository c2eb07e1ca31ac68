//! What leaves the client, byte for byte: each of the operations in both ways to call it.
//!
//! Each operation is one [`Case`](case::Case), and the cases of a file are listed in its
//! `operations!`. A new operation, parameter or field of openapi.yaml that no case sends fails in
//! `coverage`.

mod bodies;
mod case;
mod coverage;
mod edges;
mod events;
mod link_bodies;
mod link_creation;
mod links;
mod tags;
mod visitors;
mod webhooks;
