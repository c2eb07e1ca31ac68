//! How many calls a second, at several numbers of concurrent callers.

use std::process::Command;

use anyhow::Result;

use super::contenders::{timed, CONTENDERS};
use super::statistics::Figure;
use super::table::{Row, Table, Target, Unit};
use super::Bench;
use crate::served::Served;

pub(super) const METHOD: &str = "\
Concurrent callers read one link over and over through one shared client, each over a connection of its
own. Client and server have one thread each and run on the same machine; the server answers from memory
and is the cheaper of the two, so what is measured is the client. The three take turns in each round.

The target is more than the published crate.";

const CALLERS: [u32; 3] = [1, 16, 256];

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Table>> {
    let server = Served::start(&mut Command::new(bench.programs.server()))?;
    let (rounds, calls) = if bench.quick {
        (3, 4_000)
    } else {
        (11, 20_000)
    };
    let mut rows = Vec::new();
    for callers in CALLERS {
        let mut rates = CONTENDERS.map(|_| Vec::new());
        for _ in 0..rounds {
            for (contender, rates) in CONTENDERS.into_iter().zip(&mut rates) {
                let mut command = Command::new(bench.programs.of(contender));
                command.args(["throughput", &server.url]);
                command.args([callers.to_string(), calls.to_string()]);
                let (done, micros) = timed(&mut command)?;
                rates.push(f64::from(done) * 1e6 / micros);
            }
        }
        rows.push(Row {
            what: match callers {
                1 => "1 caller".to_owned(),
                more => format!("{more} callers"),
            },
            unit: Unit::PerSecond,
            figures: rates.iter().map(|rates| Figure::median_of(rates)).collect(),
            targets: vec![Target::Better],
        });
    }
    Ok(vec![Table {
        head: "calls per second".to_owned(),
        contenders: CONTENDERS.map(|it| it.title().to_owned()).to_vec(),
        rows,
    }])
}
