//! The errors that the import makes itself, in one place, so that they say the same things alike.

use std::fmt;
use std::io;
use std::sync::Arc;

use tokio::task::JoinError;

use crate::{Error, ErrorKind};

/// A task of the import ended by a panic: a mistake in this crate, in a transport or in a journal.
pub(super) fn broken(error: JoinError) -> Error {
    interrupted("a part of the import broke off").caused_by(error)
}

pub(super) fn input_panicked() -> Error {
    interrupted(
        "the input of the import panicked, so it may not be complete; all that it gave before is \
         settled but for the last chunk",
    )
}

pub(super) fn listener_panicked() -> Error {
    interrupted("the listener for progress panicked")
}

pub(super) fn too_many_failures(count: u32, last: Arc<Error>) -> Error {
    let message = format!("{count} chunks in a row could not be settled; the last one: {last}");
    interrupted(&message).caused_by(last)
}

/// All links of a chunk were refused with the same answer, which is not about links.
pub(super) fn all_alike(chunk: u64, links: usize, last: Error) -> Error {
    let message = format!(
        "all {links} links of chunk {chunk} were refused one by one with the same answer, which \
         names none of them: {last}; so it may be about the workspace rather than the links, and \
         none of them was called refused; mend the cause, or leave these links out"
    );
    interrupted(&message).caused_by(last)
}

/// Somebody's link has an identifier of the user's.
pub(super) fn not_known_whose() -> Error {
    interrupted(
        "a link with this identifier exists, and nothing proves that this import made it; read it",
    )
}

/// A server that answered without a link, and does not have it.
pub(super) fn not_answered() -> Error {
    decode("the server answered that the links were created, but neither named this one nor has it")
}

/// A read that says nothing.
pub(super) fn not_the_link() -> Error {
    decode("the server answered the read of a link with none, or with another")
}

pub(super) fn other_input(chunk: u64) -> Error {
    mismatch(&format!(
        "the inputs of chunk {chunk} are not those that the journal was begun with; give the same \
         inputs in the same order, or use another journal"
    ))
}

pub(super) fn mismatch(message: &str) -> Error {
    Error::of_layer(ErrorKind::Mismatch, message)
}

/// A step of a journal failed.
pub(super) fn journal(done: &str, error: io::Error) -> Error {
    if error.kind() == io::ErrorKind::InvalidData {
        let message = format!("this is no journal of one import: {error}");
        return mismatch(&message).caused_by(error);
    }
    let message = format!("the journal could not be {done}: {error}");
    Error::of_layer(ErrorKind::Journal, message).caused_by(error)
}

/// A journal that panicked, or failed before.
pub(super) fn unusable(why: impl fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::Other, why.to_string())
}

fn interrupted(message: &str) -> Error {
    Error::of_layer(ErrorKind::Interrupted, message)
}

fn decode(message: &str) -> Error {
    Error::of_layer(ErrorKind::Decode, message)
}
