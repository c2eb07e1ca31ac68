//! What decoding costs without the network: time, instructions, allocations.

use std::process::Command;

use anyhow::Result;

use super::contenders::{timed, CONTENDERS};
use super::statistics::Figure;
use super::table::{Row, Table, Target, Unit};
use super::{calls, valgrind, Bench};

pub(super) const METHOD: &str = "\
The same body of 1,000 events with their devices into the types of each, in the way of each: this SDK
checks that the body is UTF-8 and reads it in place, the published crate makes a `String` of it first, and
by hand it is `reqwest::Response::json`, which reads the bytes. By hand and in this SDK timestamps are
`DateTime<Utc>`; in the published crate they stay text. The times are of rounds in which the three take
turns.

The target is less than the published crate.";

const EVENTS: &str = "1000";

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Table>> {
    let (rounds, times) = if bench.quick { (5, 20) } else { (21, 100) };
    let mut micros = CONTENDERS.map(|_| Vec::new());
    for _ in 0..rounds {
        for (contender, micros) in CONTENDERS.into_iter().zip(&mut micros) {
            let mut command = Command::new(bench.programs.of(contender));
            command.args(["decode", EVENTS, &times.to_string()]);
            let (_, took) = timed(&mut command)?;
            micros.push(took / f64::from(times));
        }
    }
    let mut costs = Vec::new();
    for contender in CONTENDERS {
        let program = bench.programs.of(contender);
        costs.push(valgrind::cost(bench.root, &program, (1, 6), |times| {
            vec!["decode".to_owned(), EVENTS.to_owned(), times.to_string()]
        })?);
    }
    let mut rows = vec![Row {
        what: "one page: µs".to_owned(),
        unit: Unit::Microseconds,
        figures: micros
            .iter()
            .map(|micros| Figure::median_of(micros))
            .collect(),
        targets: vec![Target::Better],
    }];
    rows.extend(calls::of("one page", &costs, Target::None));
    Ok(vec![Table {
        head: String::new(),
        contenders: CONTENDERS.map(|it| it.title().to_owned()).to_vec(),
        rows,
    }])
}
