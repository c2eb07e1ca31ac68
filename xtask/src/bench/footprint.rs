//! How much code a call runs through, however briefly: a call that needs more code than fits into the
//! caches waits for it, which the number of instructions does not tell.

use std::collections::{HashMap, HashSet};
use std::mem;

use anyhow::{Context as _, Result};

use super::contenders::CONTENDERS;
use super::statistics::Figure;
use super::table::{Row, Table, Target, Unit};
use super::{valgrind, Bench};
use crate::served::Served;

/// Length of the run whose code is counted.
const CALLS: u32 = 300;
/// What runs so often is part of nearly every call. Of starting up there are only loops in it, about
/// as much for each contender.
const OFTEN: u64 = 290;
const INSTRUCTIONS: &[&str] = &["--dump-instr=yes"];
/// Size, ways and length of a line, of first-level caches as most machines have them. The last-level
/// cache is not looked at and given only so that valgrind does not ask the machine.
const CACHES: &[&str] = &[
    "--cache-sim=yes",
    "--I1=32768,8,64",
    "--D1=32768,8,64",
    "--LL=8388608,16,64",
];
const ROWS: [&str; 4] = [
    "different instructions",
    "cache lines of code (64 bytes)",
    "misses of first-level caches: instructions",
    "misses of first-level caches: data",
];

pub(super) fn measure(bench: &Bench<'_>, server: &Served) -> Result<Table> {
    let lengths = if bench.quick { (50, 250) } else { (200, 1_200) };
    let mut columns = Vec::new();
    for contender in CONTENDERS {
        let program = bench.programs.of(contender);
        let profile = |flags, calls: u32| {
            let arguments = ["get".to_owned(), server.url.clone(), calls.to_string()];
            valgrind::profile(bench.root, flags, &program, &arguments)
        };
        let code = code(&profile(INSTRUCTIONS, CALLS)?).context("callgrind names no code")?;
        let misses = valgrind::per_piece(lengths, |calls| {
            misses(&profile(CACHES, calls)?).context("callgrind counts no misses")
        })?;
        columns.push([code.to_vec(), misses].concat());
    }
    let row = |(place, what): (usize, &str)| Row {
        what: what.to_owned(),
        unit: Unit::Count,
        figures: columns
            .iter()
            .map(|figures| figures.get(place).copied().map(Figure::exact))
            .collect(),
        targets: vec![Target::None],
    };
    Ok(Table {
        head: "one get: what a call runs through".to_owned(),
        contenders: CONTENDERS.map(|it| it.title().to_owned()).to_vec(),
        rows: ROWS.into_iter().enumerate().map(row).collect(),
    })
}

/// How many instructions ran often, and in how many cache lines they are.
fn code(profile: &str) -> Option<[f64; 2]> {
    // An address counts from the start of its object, so that two objects can have the same one.
    let mut counts: HashMap<(&str, u64), u64> = HashMap::new();
    let (mut object, mut address, mut is_of_callee) = ("", 0, false);
    for line in profile.lines() {
        if let Some(name) = line.strip_prefix("ob=") {
            // `(4) /usr/lib/some.so` the first time, `(4)` from then on.
            object = name.split(' ').next()?;
        } else if line.starts_with("calls=") {
            is_of_callee = true;
        } else if line.starts_with(['0', '+', '-', '*']) {
            let mut words = line.split(' ');
            address = moved(address, words.next()?)?;
            // The line of the source comes first; without a count it is 0.
            let count = words.nth(1).map_or(Some(0), |count| count.parse().ok())?;
            if !mem::take(&mut is_of_callee) {
                *counts.entry((object, address)).or_default() += count;
            }
        }
    }
    counts.retain(|_, count| *count >= OFTEN);
    let lines: HashSet<_> = counts
        .keys()
        .map(|(object, at)| (object, at >> 6))
        .collect();
    #[allow(clippy::cast_precision_loss)] // some thousands
    let figures = [counts.len() as f64, lines.len() as f64];
    (!counts.is_empty()).then_some(figures)
}

/// The address of `0x1f40`, or of `+12`, `-12` and `*` seen from the one before.
fn moved(address: u64, word: &str) -> Option<u64> {
    if let Some(digits) = word.strip_prefix("0x") {
        u64::from_str_radix(digits, 16).ok()
    } else if word == "*" {
        Some(address)
    } else {
        address.checked_add_signed(word.parse().ok()?)
    }
}

/// Misses of instructions and of data in a whole run.
fn misses(profile: &str) -> Option<Vec<f64>> {
    let words = |start| {
        let mut lines = profile.lines();
        let line = lines.find_map(|line| line.strip_prefix(start));
        line.map(str::split_whitespace)
    };
    let counts: HashMap<_, _> = words("events:")?.zip(words("summary:")?).collect();
    let of = |event| counts.get(event)?.parse::<f64>().ok();
    Some(vec![of("I1mr")?, of("D1mr")? + of("D1mw")?])
}

#[cfg(test)]
mod tests {
    use super::{code, misses, moved};

    #[test]
    fn an_address_is_seen_from_the_one_before() {
        for (word, address) in [
            ("0x1f40", Some(0x1f40)),
            ("+12", Some(112)),
            ("-12", Some(88)),
            ("*", Some(100)),
            ("-101", None),
            ("+", None),
            ("0xg", None),
        ] {
            assert_eq!(moved(100, word), address, "{word}");
        }
    }

    #[test]
    fn what_a_callee_costs_moves_the_address_and_counts_nothing() {
        let profile = "\
positions: instr line
events: Ir
summary: 12345

ob=(1) /usr/bin/program
fn=(1) main
0x1000 7 300
+4 +2 300
cob=(2) /usr/lib/some.so
cfn=(2) memcpy
calls=300 0x2000 0
* +2 90000
+60 * 290
-3 * 289
";
        // 0x1000, 0x1004 and 0x1040; 0x103d ran less often.
        assert_eq!(code(profile), Some([3.0, 2.0]));
    }

    #[test]
    fn counts_of_one_address_are_added_up() {
        let profile = "ob=(1) a\n0x1000 7 200\n+1 7\nfn=(2)\n0x1000 9 90\n";
        assert_eq!(code(profile), Some([1.0, 1.0]));
    }

    #[test]
    fn two_objects_have_different_code_at_one_address() {
        let profile = "ob=(1) a\n0x1000 7 300\nob=(2) b\n0x1000 7 300\nob=(1)\n* 7 300\n";
        assert_eq!(code(profile), Some([2.0, 2.0]));
    }

    #[test]
    fn a_profile_without_frequent_code_is_none() {
        for profile in ["", "0x1000 7 3\n", "0x1000 7 many\n", "+x 7 300\n"] {
            assert_eq!(code(profile), None, "{profile}");
        }
    }

    #[test]
    fn misses_are_found_by_the_names_of_the_events() {
        let profile = "\
events: Ir Dr Dw I1mr D1mr D1mw ILmr DLmr DLmw
summary: 1000 200 100 50 7 3 2 1 0
";
        assert_eq!(misses(profile), Some(vec![50.0, 10.0]));
        assert_eq!(misses("events: Ir\nsummary: 1000\n"), None);
        assert_eq!(misses("events: Ir I1mr D1mr D1mw\n"), None);
    }
}
