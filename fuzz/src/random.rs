//! The same function without libFuzzer: random changes of the corpus for so many seconds.

use std::time::{Duration, Instant};

/// What an edit likes to write: the bytes that mean something to a reader.
const WORDS: [&[u8]; 12] = [
    b"v1,",
    b"v1a,",
    b"v1=",
    b"t=",
    b"t:",
    b"sha256=",
    b" ",
    b",",
    b".",
    b"=",
    b"\n",
    b"1767225600",
];

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok());
    let seconds = arguments.next().unwrap_or(60);
    let mut random = Random(arguments.next().unwrap_or(0x9e37_79b9_7f4a_7c15) | 1);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/message");
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
                edit(&mut data, &mut random);
            }
            linkbreakers_fuzz::message(&data);
            inputs += 1;
        }
    }
    println!("{inputs} inputs in {seconds} s, none of them a fault");
}

fn edit(data: &mut Vec<u8>, random: &mut Random) {
    let place = random.below(data.len() + 1);
    let end = (place + 1 + random.below(8)).min(data.len());
    match random.below(6) {
        0 if place < data.len() => data[place] ^= 1 << random.below(8),
        1 if place < data.len() => data[place] = random.next() as u8,
        2 => drop(data.drain(place..end)),
        3 => drop(data.splice(place..place, WORDS[random.below(WORDS.len())].to_vec())),
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
