//! A line of a journal's file: a checksum, what it is, and a text.

use crate::IdempotencyKey;

/// The start of a file that is ours.
pub(super) const MAGIC: &str = "linkbreakers-import-journal";
const CHECKSUM_LENGTH: usize = 16;

/// A line that is intact.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    Header(&'a str),
    Record(u64, &'a str),
}

impl<'a> Line<'a> {
    /// `linkbreakers-import-journal CHECKSUM {…}` or `42 CHECKSUM {…}`, and a line feed.
    pub(super) fn write(&self) -> String {
        let (tag, text) = match self {
            Self::Header(text) => (MAGIC.to_owned(), text),
            Self::Record(chunk, text) => (chunk.to_string(), text),
        };
        format!("{tag} {} {text}\n", checksum(&tag, text))
    }

    /// `None` if the line is torn, damaged or somebody else's. `line` has no line feed.
    pub(super) fn read(line: &'a [u8]) -> Option<Self> {
        let line = std::str::from_utf8(line).ok()?;
        let (tag, rest) = line.split_once(' ')?;
        let (sum, text) = rest.split_once(' ')?;
        if sum != checksum(tag, text) {
            return None;
        }
        if tag == MAGIC {
            return Some(Self::Header(text));
        }
        Some(Self::Record(tag.parse().ok()?, text))
    }
}

/// 60 bits of a SHA-1, by way of a UUID: against accidents, not against forgery.
fn checksum(tag: &str, text: &str) -> String {
    let sum = IdempotencyKey::derive("linkbreakers import: journal line", [tag, text]);
    let digits = sum.as_str().chars().filter(char::is_ascii_hexdigit);
    digits.take(CHECKSUM_LENGTH).collect()
}

#[cfg(test)]
mod tests {
    use super::Line;

    #[test]
    fn what_is_written_is_read_and_what_is_changed_is_not() {
        for line in [Line::Header("{\"a b\": 1}"), Line::Record(17, "{}")] {
            let written = line.write();
            let bytes = written.trim_end().as_bytes();
            assert_eq!(Line::read(bytes), Some(line));
            for place in 0..bytes.len() {
                assert_eq!(Line::read(&bytes[..place]), None, "cut at {place}");
                let mut changed = bytes.to_vec();
                changed[place] ^= 1;
                assert_eq!(Line::read(&changed), None, "changed at {place}");
            }
        }
        assert_eq!(Line::read(b""), None);
        assert_eq!(Line::read(b"  "), None);
    }
}
