//! The same functions without libFuzzer: random changes of a corpus for so many seconds.

use std::time::{Duration, Instant};

/// What an edit likes to write: the bytes that mean something to a reader.
type Words = &'static [&'static str];

const OF_MESSAGES: Words = &[
    "v1,", "v1a,", "v1=", "t=", "t:", "sha256=", " ", ",", ".", "=", "\n", "1767225600",
];
const OF_ADDRESSES: Words = &[
    "lbid", "lbid=", "&lbid=", "?lbid=", "%6cbid=", "l%62id=", "LBID=", "&", "?", "#", "=", "+", "%",
    "%25", "%00", "%ff", "%C3%BC", "\u{fc}", ";", "/", "https://h.example/", "a=1",
];

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let mut numbers = arguments.iter().filter_map(|word| word.parse().ok());
    let seconds = numbers.next().unwrap_or(60);
    let mut random = Random(numbers.next().unwrap_or(0x9e37_79b9_7f4a_7c15) | 1);
    let (target, words, run): (_, _, fn(&[u8])) =
        match arguments.first().is_some_and(|word| word == "address") {
            true => ("address", OF_ADDRESSES, linkbreakers_fuzz::address),
            false => ("message", OF_MESSAGES, linkbreakers_fuzz::message),
        };
    let folder = format!("{}/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
    let corpus: Vec<Vec<u8>> = std::fs::read_dir(folder)
        .expect("the corpus")
        .map(|entry| std::fs::read(entry.expect("an entry").path()).expect("a file"))
        .collect();
    let end = Instant::now() + Duration::from_secs(seconds);
    let mut inputs = 0_u64;
    while Instant::now() < end {
        for _ in 0..1_000 {
            let mut data = corpus[random.below(corpus.len())].clone();
            for _ in 0..=random.below(6) {
                edit(&mut data, words, &mut random);
            }
            run(&data);
            inputs += 1;
        }
    }
    println!("{target}: {inputs} inputs in {seconds} s, none of them a fault");
}

fn edit(data: &mut Vec<u8>, words: Words, random: &mut Random) {
    let place = random.below(data.len() + 1);
    let end = (place + 1 + random.below(8)).min(data.len());
    match random.below(6) {
        0 if place < data.len() => data[place] ^= 1 << random.below(8),
        1 if place < data.len() => data[place] = random.next() as u8,
        2 => drop(data.drain(place..end)),
        3 => drop(data.splice(place..place, words[random.below(words.len())].bytes())),
        4 if place < end => {
            let copy = data[place..end].repeat(1 + random.below(40));
            drop(data.splice(place..place, copy));
        }
        _ => data.truncate(place),
    }
    data.truncate(8_192);
}

/// Xorshift, which is enough to choose edits.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }
}
