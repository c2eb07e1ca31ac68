//! Reads a journal's file once: is it ours, which chunks does it hold and where.

use std::collections::HashMap;
use std::io::{self, BufRead, Read};

use super::line::{Line, MAGIC};

/// The longest first line that a file of ours has, in bytes.
const MAX_HEADER: u64 = 64 * 1024;

/// Where a record lies in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) at: u64,
    pub(super) length: usize,
}

/// What a file holds. Records stay there; only their places are kept.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Contents {
    /// `None` if the import has not begun.
    pub(super) header: Option<String>,
    pub(super) records: HashMap<u64, Place>,
    /// Where the last intact line ends. What comes after it is damaged.
    pub(super) end: u64,
    /// The last intact line lacks its line feed.
    pub(super) is_open: bool,
}

/// Reads the whole file; lines that are damaged are as if they were not there.
///
/// # Errors
///
/// When reading fails; [`io::ErrorKind::InvalidData`] if the file is no journal.
pub(super) fn scan(mut file: impl BufRead) -> io::Result<Contents> {
    let mut line = Vec::new();
    let mut at = (&mut file).take(MAX_HEADER).read_until(b'\n', &mut line)? as u64;
    let (first, whole) = without_feed(&line);
    let mut contents = Contents::default();
    match Line::read(first) {
        Some(Line::Header(header)) => contents.header = Some(header.to_owned()),
        // A header is durable before the first request, so nothing has been done yet.
        _ if !whole && is_torn_header(first) => return Ok(contents),
        _ => return Err(io::Error::new(io::ErrorKind::InvalidData, FOREIGN)),
    }
    contents.end = at;
    contents.is_open = !whole;
    loop {
        line.clear();
        let length = file.read_until(b'\n', &mut line)?;
        if length == 0 {
            return Ok(contents);
        }
        let (text, whole) = without_feed(&line);
        if let Some(Line::Record(chunk, _)) = Line::read(text) {
            let place = Place {
                at,
                length: text.len(),
            };
            contents.records.insert(chunk, place);
            contents.end = at + length as u64;
            contents.is_open = !whole;
        }
        at += length as u64;
    }
}

const FOREIGN: &str =
    "its first line is not the header of an import's journal; it was left as it is";

fn without_feed(line: &[u8]) -> (&[u8], bool) {
    match line.strip_suffix(b"\n") {
        Some(line) => (line, true),
        None => (line, false),
    }
}

/// Whether the process may have died while it wrote the header.
fn is_torn_header(line: &[u8]) -> bool {
    line.starts_with(MAGIC.as_bytes()) || MAGIC.as_bytes().starts_with(line)
}
