//! The place of a mistake in a body, from the position that the parser reports.
//!
//! Decoding a second time with a path-keeping deserializer would say the same, at the price of a
//! second decoder for every type. This walks the text once, and only when a body was wrong.

mod scanner;

use scanner::{Scanner, Token};

/// The deepest nesting whose path is kept; serde_json itself stops at 128.
const MAX_DEPTH: usize = 130;
/// The most characters of one key that are shown.
const MAX_KEY: usize = 64;
/// The most characters of a path that are shown, from its start and from its end.
const MAX_HEAD: usize = 80;
const MAX_TAIL: usize = 120;

/// The path of the value at `line` and `column` of `document`, such as `links[3].createdAt`.
///
/// The root is `$`. For a member that is missing it is the path of the object that lacks it, and
/// for a document that breaks off or is no JSON the last place that was understood. A value that
/// was refused only after the parser had read it, as the last member of an object, is given as
/// that object: the parser reports the same position for both.
///
/// Keys stand as they are written there. Long paths are shortened in the middle, to about 200
/// characters.
pub(crate) fn locate(document: &[u8], line: usize, column: usize) -> String {
    let target = offset(document, line, column);
    let mut scanner = Scanner::new(document);
    let mut place = Place::default();
    // A scalar is refused at its end, a container at its start, an incomplete one at its end.
    let mut just_opened = false;
    loop {
        match scanner.next() {
            Some((start, token)) if start < target => {
                just_opened = matches!(token, Token::OpenArray);
                place.enter(token);
            }
            // A container inside would be refused at this place, a scalar behind it: so it is the
            // array that is no array here.
            next => {
                let inside = matches!(next, Some((_, Token::OpenArray | Token::OpenObject)));
                if just_opened && !inside {
                    place.enter(Token::Close);
                }
                break;
            }
        }
    }
    place.path()
}

fn offset(document: &[u8], line: usize, column: usize) -> usize {
    let lines = document.split_inclusive(|byte| *byte == b'\n');
    let before: usize = lines.take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    before.saturating_add(column)
}

/// The containers around the current token, outermost first.
#[derive(Default)]
struct Place<'a> {
    frames: Vec<Frame<'a>>,
    beyond: usize,
}

enum Frame<'a> {
    Object(Option<&'a [u8]>),
    Array(usize),
}

impl<'a> Place<'a> {
    fn enter(&mut self, token: Token<'a>) {
        match (token, self.frames.last_mut()) {
            (Token::OpenObject, _) => self.open(Frame::Object(None)),
            (Token::OpenArray, _) => self.open(Frame::Array(0)),
            (Token::Close, _) if self.beyond > 0 => self.beyond -= 1,
            (Token::Close, _) => drop(self.frames.pop()),
            _ if self.beyond > 0 => {}
            (Token::Comma, Some(Frame::Object(key))) => *key = None,
            (Token::Comma, Some(Frame::Array(index))) => *index += 1,
            (Token::Text(text), Some(Frame::Object(key))) => {
                key.get_or_insert(text);
            }
            _ => {}
        }
    }

    fn open(&mut self, frame: Frame<'a>) {
        if self.frames.len() < MAX_DEPTH {
            self.frames.push(frame);
        } else {
            self.beyond += 1;
        }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for frame in &self.frames {
            match frame {
                Frame::Array(index) => path.push_str(&format!("[{index}]")),
                Frame::Object(None) => {}
                Frame::Object(Some(key)) => push_key(&mut path, &String::from_utf8_lossy(key)),
            }
        }
        if path.is_empty() {
            path.push('$');
        }
        shortened(path)
    }
}

fn push_key(path: &mut String, key: &str) {
    let (shown, rest) = key.split_at(end_of(key, MAX_KEY));
    let more = if rest.is_empty() { "" } else { "…" };
    if is_name(key) {
        path.push_str(if path.is_empty() { "" } else { "." });
        path.push_str(&format!("{shown}{more}"));
        return;
    }
    path.push_str("[\"");
    for character in shown.chars() {
        // Control characters are no JSON, but what is no JSON comes here too.
        if character.is_control() {
            path.extend(character.escape_default());
        } else {
            path.push(character);
        }
    }
    path.push_str(&format!("{more}\"]"));
}

fn is_name(key: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || "_$".contains(character);
    key.chars().all(is_part) && !key.starts_with(char::is_numeric) && !key.is_empty()
}

/// The end of a text of at most so many characters.
fn end_of(text: &str, characters: usize) -> usize {
    let mut ends = text.char_indices().map(|(end, _)| end);
    ends.nth(characters).unwrap_or(text.len())
}

/// Leaves the middle of a long path out: where it starts and what it ends in tell the most.
fn shortened(path: String) -> String {
    let length = path.chars().count();
    if length <= MAX_HEAD + MAX_TAIL {
        return path;
    }
    let head = path.chars().take(MAX_HEAD);
    let tail = path.chars().skip(length - MAX_TAIL);
    head.chain(['…']).chain(tail).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, dead_code, unreachable_pub)]
mod tests;
