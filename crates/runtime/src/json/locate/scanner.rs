//! Cuts any bytes into the tokens of JSON, without an error for those that are none.

/// A piece of a document; what carries no place is `Other`.
pub(super) enum Token<'a> {
    OpenObject,
    OpenArray,
    Close,
    Comma,
    Text(&'a [u8]),
    Other,
}

/// Cuts a document into tokens; what is no JSON becomes some token too.
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next token and where it starts.
    pub(super) fn next(&mut self) -> Option<(usize, Token<'a>)> {
        while self.peek()?.is_ascii_whitespace() {
            self.at += 1;
        }
        let start = self.at;
        let first = self.peek()?;
        self.at += 1;
        let token = match first {
            b'{' => Token::OpenObject,
            b'[' => Token::OpenArray,
            b'}' | b']' => Token::Close,
            b',' => Token::Comma,
            b'"' => Token::Text(self.text()),
            b':' => Token::Other,
            _ => {
                while self.peek().is_some_and(is_bare) {
                    self.at += 1;
                }
                Token::Other
            }
        };
        Some((start, token))
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The rest of a string whose opening quote was read, as it is written.
    fn text(&mut self) -> &'a [u8] {
        let start = self.at;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'"' => return self.bytes.get(start..self.at - 1).unwrap_or_default(),
                b'\\' => self.at += 1,
                _ => {}
            }
        }
        self.bytes.get(start..).unwrap_or_default()
    }
}

/// Whether the byte goes on with a number, `true`, `null`, or what stands in their place.
fn is_bare(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && !matches!(byte, b'{' | b'}' | b'[' | b']' | b',' | b':' | b'"')
}
