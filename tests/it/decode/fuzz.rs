//! Broken answers made at random from valid ones: whatever a server sends, nothing panics.

use std::fmt::Write as _;

use linkbreakers::ErrorKind;

use super::document::{operations, Schema};
use super::example::example;
use super::registry::entry;
use super::script::{answer, Script};

/// Broken answers for each operation.
const CASES: u64 = 100;

/// Xorshift, as Marsaglia described it in 2003: the same numbers in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// Tokens that stand in the way of parsers.
const TOKENS: [&str; 20] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "null",
    "1e999",
    "-",
    "\"NaN\"",
    "\\ud800",
    "\u{0}",
    "é",
    "99999999999999999999",
    "true",
    "[[[[[[[[[[[[[[",
    "0001-01-01T00:00:00Z",
    "/*",
];

fn broken(valid: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = valid.to_vec();
    for _ in 0..=dice.roll(4) {
        let at = dice.roll(bytes.len() + 1);
        let end = (at + dice.roll(40)).min(bytes.len());
        match dice.roll(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << dice.roll(8),
            1 => drop(bytes.splice(at..at, TOKENS[dice.roll(TOKENS.len())].bytes())),
            2 => drop(bytes.splice(at..end, TOKENS[dice.roll(TOKENS.len())].bytes())),
            3 => drop(bytes.drain(at..end)),
            4 => {
                let part = bytes[at..end].to_vec();
                let to = dice.roll(bytes.len() + 1);
                bytes.splice(to..to, part);
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}

#[tokio::test]
async fn broken_answers_give_a_value_or_an_error_and_never_a_panic() {
    let (mut read, mut refused) = (0, 0);
    for (operation, seed) in operations().into_iter().zip(1..) {
        let valid = example(Schema::of(operation.answer().1), 0).to_string();
        let mut dice = Dice(0x9E37_79B9_7F4A_7C15 ^ seed);
        let entry = entry(operation.id);
        for case in 0..CASES {
            let body = broken(valid.as_bytes(), &mut dice);
            for status in [200, 400] {
                let client = Script::always(answer(status, &[], body.clone())).client();
                match (entry.send)(&client).await {
                    Ok(_) => read += 1,
                    Err(error) => {
                        refused += 1;
                        assert_eq!(error.operation(), Some(operation.id));
                        let is_decode = error.kind() == ErrorKind::Decode;
                        assert_eq!(is_decode, status == 200, "case {case}: {error}");
                        assert_eq!(is_decode, error.json_path().is_some(), "case {case}");
                        let mut shown = String::new();
                        write!(shown, "{error} {error:?} {}", error.explain()).unwrap();
                        assert!(!shown.is_empty());
                    }
                }
            }
        }
    }
    // The answers are broken enough to be refused, and whole enough to get past the parser.
    assert!(
        read > 300 && refused > 3000,
        "{read} read, {refused} refused"
    );
}
