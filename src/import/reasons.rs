//! Whether a chunk was refused for the sake of its links, or all of it for a reason of its own.

use std::collections::HashSet;

use super::faults::all_alike;
use super::hint;
use super::refused::status;
use crate::Error;

/// The fewest links whose refusals say more together than each of them.
const FEWEST: usize = 8;
/// Conflict, too large, unprocessable: these are about what was sent.
const OF_LINKS: [u16; 3] = [409, 413, 422];
/// So is the code for values that are not valid.
const INVALID: &str = "INVALID_ARGUMENT";

/// The refusals of single links of one chunk.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    count: usize,
    last: Option<Error>,
    /// They differ, or one is plainly about its link.
    are_of_links: bool,
    /// Status, code and message with which links were refused that do not exist.
    of_absent: HashSet<(u16, Option<String>, String)>,
}

impl Reasons {
    /// A link was refused with it that does not exist, so existing is not what it is about.
    pub(super) fn is_of_absent(&self, error: &Error) -> bool {
        self.of_absent.contains(&reason(error))
    }

    pub(super) fn note_absent(&mut self, error: &Error) {
        self.of_absent.insert(reason(error));
    }

    /// A single link was refused.
    pub(super) fn note(&mut self, error: Error) {
        let is_other = self.last.as_ref().is_some_and(|last| {
            status(last) != status(&error) || last.code_type() != error.code_type()
        });
        self.are_of_links |= is_other
            || OF_LINKS.contains(&status(&error))
            || error.code_type() == Some(INVALID)
            || !hint::named(&error).is_empty();
        self.count += 1;
        self.last = Some(error);
    }

    /// # Errors
    ///
    /// When all `sent` links were refused for the same reason, which does not seem to be theirs:
    /// nobody should have to find out a week later that all were refused for good.
    pub(super) fn check(self, chunk: u64, sent: usize) -> Result<(), Error> {
        match self.last {
            Some(last) if !self.are_of_links && sent >= FEWEST && self.count == sent => {
                Err(all_alike(chunk, sent, last))
            }
            _ => Ok(()),
        }
    }
}

fn reason(error: &Error) -> (u16, Option<String>, String) {
    let code = error.code_type().map(str::to_owned);
    (status(error), code, error.message().to_owned())
}
