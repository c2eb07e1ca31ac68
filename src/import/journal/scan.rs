//! Reads a journal's file once: is it ours, which chunks does it hold and where.

use std::collections::HashMap;
use std::io::{self, BufRead, Read};

use super::line::{Line, MAGIC};
use super::MAX_RECORD;

/// The longest first line that a file of ours has, in bytes.
const MAX_HEADER: u64 = 64 * 1024;
/// The longest line: a record, with its checksum and what it is.
const MAX_LINE: u64 = MAX_RECORD as u64 + 64;

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
/// When reading fails; [`io::ErrorKind::InvalidData`] if the file is no journal, or that of two
/// imports.
pub(super) fn scan(mut file: impl BufRead) -> io::Result<Contents> {
    let mut line = Vec::new();
    let mut at = (&mut file).take(MAX_HEADER).read_until(b'\n', &mut line)? as u64;
    let (first, whole) = without_feed(&line);
    let mut contents = Contents::default();
    match Line::read(first) {
        Some(Line::Header(header)) => contents.header = Some(header.to_owned()),
        // A header is durable before the first request, so nothing has been done yet.
        _ if !whole && is_torn_header(first) => return Ok(contents),
        _ => return Err(foreign(FOREIGN)),
    }
    contents.end = at;
    contents.is_open = !whole;
    loop {
        let length = read_line(&mut file, &mut line)?;
        if length == 0 {
            return Ok(contents);
        }
        let (text, whole) = without_feed(&line);
        let found = Line::read(text);
        match &found {
            Some(Line::Record(chunk, _)) => {
                let length = text.len();
                contents.records.insert(*chunk, Place { at, length });
            }
            Some(Line::Header(other)) if contents.header.as_deref() != Some(*other) => {
                return Err(foreign(TWO));
            }
            _ => {}
        }
        if found.is_some() {
            contents.end = at + length;
            contents.is_open = !whole;
        }
        at += length;
    }
}

/// Reads a line and says how long it is. Of one that is too long only the start is kept: it is
/// damaged.
fn read_line(file: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<u64> {
    line.clear();
    let mut length = file.take(MAX_LINE).read_until(b'\n', line)? as u64;
    while length >= MAX_LINE && line.last() != Some(&b'\n') {
        line.truncate(MAGIC.len());
        let mut rest = Vec::new();
        let more = file.take(MAX_LINE).read_until(b'\n', &mut rest)? as u64;
        length += more;
        if more == 0 || rest.last() == Some(&b'\n') {
            break;
        }
    }
    Ok(length)
}

fn foreign(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

const FOREIGN: &str =
    "its first line is not the header of an import's journal; it was left as it is";
const TWO: &str = "it holds the headers of two imports, which used it at once; it was left as it \
                   is";

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
