//! How many calls a second, at several numbers of concurrent callers, and the code that they run
//! through, which explains it.

use std::process::Command;

use anyhow::Result;

use super::contenders::{timed, CONTENDERS};
use super::statistics::Figure;
use super::table::{Row, Table, Target, Unit};
use super::{footprint, Bench};
use crate::served::Served;

pub(super) const METHOD: &str = "\
Concurrent callers read one link over and over through one shared client, each over a connection of its
own. Client and server have one thread each and run on the same machine; the server answers from memory
and is the cheaper of the two, so what is measured is the client. The three take turns in each round,
and in going first; a process is some percent faster or slower for its whole life, by where its memory
lies in the caches, so that many short rounds say more than few long ones.

The second table counts how much code one call runs through, however briefly: the instructions that ran
at least 290 times in a run of 300 calls, loops while starting up among them, and the lines of memory
that hold them (`callgrind --dump-instr=yes`). Its misses are of simulated caches of 32 KiB, from the
difference between two lengths of a run (`callgrind --cache-sim=yes
--I1=32768,8,64 --D1=32768,8,64 --LL=8388608,16,64`).

The target is more calls than the published crate; the second table has none.";

const CALLERS: [u32; 3] = [1, 16, 256];

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Table>> {
    let server = Served::start(&mut Command::new(bench.programs.server()))?;
    let (rounds, calls) = if bench.quick { (3, 4_000) } else { (41, 5_000) };
    let mut rows = Vec::new();
    for callers in CALLERS {
        let mut rates = Vec::new();
        let mut order = CONTENDERS;
        for _ in 0..rounds {
            for contender in order {
                let mut command = Command::new(bench.programs.of(contender));
                command.args(["throughput", &server.url]);
                command.args([callers.to_string(), calls.to_string()]);
                let (done, micros) = timed(&mut command)?;
                rates.push((contender, f64::from(done) * 1e6 / micros));
            }
            order.rotate_left(1);
        }
        let figure = |contender| {
            let of_it = rates.iter().filter(|(of, _)| *of == contender);
            let rates: Vec<f64> = of_it.map(|(_, rate)| *rate).collect();
            Figure::median_of(&rates)
        };
        rows.push(Row {
            what: match callers {
                1 => "1 caller".to_owned(),
                more => format!("{more} callers"),
            },
            unit: Unit::PerSecond,
            figures: CONTENDERS.map(figure).to_vec(),
            targets: vec![Target::Better],
        });
    }
    let rates = Table {
        head: "calls per second".to_owned(),
        contenders: CONTENDERS.map(|it| it.title().to_owned()).to_vec(),
        rows,
    };
    Ok(vec![rates, footprint::measure(bench, &server)?])
}
