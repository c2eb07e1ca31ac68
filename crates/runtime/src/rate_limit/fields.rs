//! The little of structured fields (RFC 9651) that quota headers need, read forgivingly.
//!
//! The standard has a field ignored when a part of it is wrong; here the wrong part is.

use http::HeaderMap;

/// The most members that are looked at, so that no header can keep a client busy.
const MOST_MEMBERS: usize = 32;

/// One member of a list: a head and its parameters, as in `"default";q=100;w=60`.
pub(super) struct Member<'a> {
    head: &'a str,
    parameters: &'a str,
}

impl<'a> Member<'a> {
    fn new(text: &'a str) -> Self {
        let mut pieces = Pieces::new(text, ';');
        Self {
            head: pieces.next().unwrap_or_default().trim(),
            parameters: pieces.rest.unwrap_or_default(),
        }
    }

    /// What stands before the parameters, with its quotes.
    pub(super) fn head(&self) -> &'a str {
        self.head
    }

    /// What stands before the parameters, without quotes; see [`unescaped`].
    pub(super) fn name(&self) -> &'a str {
        unquoted(self.head)
    }

    /// A parameter; of two with the same key the last, as the standard has it.
    pub(super) fn get(&self, key: &str) -> Option<&'a str> {
        Pieces::new(self.parameters, ';')
            .filter_map(|parameter| parameter.split_once('='))
            .filter(|(name, _)| name.trim() == key)
            .last()
            .map(|(_, value)| unquoted(value))
    }
}

/// The header lines of an answer that may tell of a quota, found in one pass over all of them.
pub(super) struct Lines<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Lines<'a> {
    /// Lines that are not ASCII are left out; `None` when no line is left.
    pub(super) fn of(headers: &'a HeaderMap) -> Option<Self> {
        let lines: Vec<_> = headers
            .iter()
            .map(|(name, line)| (name.as_str(), line))
            // Most names are told apart by their first letter, without a comparison of texts.
            .filter(|(name, _)| name.starts_with(['r', 'x']))
            .filter(|(name, _)| {
                name.strip_prefix("x-")
                    .unwrap_or(name)
                    .starts_with("ratelimit")
            })
            .filter_map(|(name, line)| Some((name, line.to_str().ok()?)))
            .collect();
        (!lines.is_empty()).then_some(Self(lines))
    }

    /// The members of all lines of one name.
    pub(super) fn members<'l>(
        &'l self,
        name: &'static str,
    ) -> impl Iterator<Item = Member<'a>> + 'l {
        self.0
            .iter()
            .filter(move |(known, _)| *known == name)
            .flat_map(|(_, line)| Pieces::new(line, ','))
            .take(MOST_MEMBERS)
            .map(Member::new)
    }
}

/// The text that a name in quotes stands for.
pub(super) fn unescaped(name: &str) -> String {
    let mut escaped = false;
    name.chars()
        .filter(|character| {
            escaped = *character == '\\' && !escaped;
            !escaped
        })
        .collect()
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'))
        .unwrap_or(text)
}

/// A text cut at the separators that are outside of quotes.
struct Pieces<'a> {
    rest: Option<&'a str>,
    separator: char,
}

impl<'a> Pieces<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Self {
            rest: Some(text),
            separator,
        }
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (mut quoted, mut escaped) = (false, false);
        let separator = self.separator;
        let mut halves = self.rest.take()?.splitn(2, |character| {
            match character {
                _ if escaped => escaped = false,
                '\\' => escaped = quoted,
                '"' => quoted = !quoted,
                _ => return !quoted && character == separator,
            }
            false
        });
        let piece = halves.next();
        self.rest = halves.next();
        piece
    }
}
