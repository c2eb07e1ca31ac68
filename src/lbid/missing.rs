//! The answer to a visit that did not come through a link, where a handler asks for its LBID.

use std::error::Error;
use std::fmt;

/// The address of a request holds no LBID that can be used.
///
/// As an answer it is 400 with its text, which holds nothing of the request. A handler that has an
/// answer of its own takes `Option<Lbid>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MissingLbid;

impl fmt::Display for MissingLbid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the address holds no LBID; open this page through its short link")
    }
}

impl Error for MissingLbid {}
