//! Reading all events: time and memory at three sizes, and what reading ahead brings.

use std::process::Command;

use anyhow::{ensure, Result};

use super::contenders::{read_timed, Contender, CONTENDERS};
use super::statistics::Figure;
use super::table::{Row, Table, Unit};
use super::{meter, Bench};
use crate::served::Served;

pub(super) const METHOD: &str = "\
The emulator serves events over a year from a process of its own, and the contenders read all of them on
one thread: this SDK with `items()`, the other two with a loop from page to page. Peak memory is the largest
resident set of the reader. Most of the time is the emulator's, for all three.

The second table adds 20 ms to each answer, as a network does, and reads in pages of 200. “Own work” is
what the reader does after each page. The loop has to wait for both; `prefetch` hides the reader's own work
and `windows` the way to the server too. On one thread, no reader can need less than its own work.

The target is that memory is flat: it does not grow with the number of events.";

const LATENCY_MS: u32 = 20;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Table>> {
    Ok(vec![sizes(bench)?, ahead(bench)?])
}

fn sizes(bench: &Bench<'_>) -> Result<Table> {
    let (sizes, rounds): (&[u32], _) = if bench.quick {
        (&[10_000, 100_000], 1)
    } else {
        (&[10_000, 100_000, 1_000_000], 3)
    };
    let mut rows = Vec::new();
    let mut growth = [const { Vec::new() }; CONTENDERS.len()];
    for events in sizes {
        let emulator = emulator(bench, *events, 0)?;
        let mut seconds = CONTENDERS.map(|_| Vec::new());
        let mut peaks = CONTENDERS.map(|_| Vec::new());
        for _ in 0..rounds {
            for (place, contender) in CONTENDERS.into_iter().enumerate() {
                let read = read(bench, contender, "plain", &emulator, (1_000, 0), *events)?;
                if let (Some(seconds), Some(peaks)) = (seconds.get_mut(place), peaks.get_mut(place))
                {
                    seconds.push(read.seconds);
                    peaks.push(read.peak_mebibytes);
                }
            }
        }
        let peaks = peaks.map(|peaks| Figure::median_of(&peaks));
        for (growth, peak) in growth.iter_mut().zip(peaks) {
            growth.extend(peak.map(|peak| peak.median));
        }
        let row = |what, unit, figures: Vec<Option<Figure>>| Row {
            what: format!("{}: {what}", grouped(*events)),
            unit,
            figures,
            targets: Vec::new(),
        };
        let seconds = seconds.map(|seconds| Figure::median_of(&seconds));
        rows.push(row("seconds", Unit::Seconds, seconds.to_vec()));
        rows.push(row("peak memory, MiB", Unit::Mebibytes, peaks.to_vec()));
    }
    rows.push(Row {
        what: "most memory by least".to_owned(),
        unit: Unit::Ratio,
        figures: growth
            .iter()
            .map(|peaks| Figure::median_of(peaks))
            .map(|figure| figure.map(|it| Figure::exact(it.most / it.least)))
            .collect(),
        targets: Vec::new(),
    });
    Ok(Table {
        head: "events, in pages of 1,000".to_owned(),
        contenders: CONTENDERS.map(|it| it.title().to_owned()).to_vec(),
        rows,
    })
}

fn ahead(bench: &Bench<'_>) -> Result<Table> {
    let (events, rounds) = if bench.quick { (4_000, 1) } else { (20_000, 3) };
    let emulator = emulator(bench, events, LATENCY_MS)?;
    let mut rows = Vec::new();
    for work in [0, 20] {
        let mut published = Vec::new();
        let mut ours = [const { Vec::new() }; WAYS.len()];
        for _ in 0..rounds {
            let paged = (200, work);
            let read = |contender, how| read(bench, contender, how, &emulator, paged, events);
            published.push(read(Contender::Published, "plain")?.seconds);
            for ((how, _), seconds) in WAYS.iter().zip(&mut ours) {
                seconds.push(read(Contender::Linkbreakers, how)?.seconds);
            }
        }
        let millis = |seconds: &[f64]| {
            Figure::median_of(seconds).map(|figure| figure.map(|seconds| seconds * 1e3))
        };
        rows.extend(WAYS.iter().zip(&ours).map(|((_, title), ours)| Row {
            what: format!("{title}, {work} ms of own work"),
            unit: Unit::Milliseconds,
            figures: vec![millis(ours), millis(&published)],
            targets: Vec::new(),
        }));
    }
    Ok(Table {
        head: format!("{} events: ms", grouped(events)),
        contenders: vec!["this SDK".to_owned(), "published, a loop".to_owned()],
        rows,
    })
}

/// How this SDK reads, and what that is called in a program.
const WAYS: [(&str, &str); 3] = [
    ("plain", "`items()`"),
    ("prefetch", "`items().prefetch(2)`"),
    ("windows", "`windows(…).concurrency(8)`"),
];

struct Read {
    seconds: f64,
    peak_mebibytes: f64,
}

fn read(
    bench: &Bench<'_>,
    contender: Contender,
    how: &str,
    emulator: &Served,
    (size, work): (u32, u32),
    events: u32,
) -> Result<Read> {
    let mut command = Command::new(bench.programs.of(contender));
    command.args(["stream", how, &emulator.url]);
    command.args([size.to_string(), work.to_string()]);
    let (taken, printed) = meter::run(bench, &command)?;
    let (count, micros) = read_timed(&printed)?;
    ensure!(
        count == events,
        "{} read {count} of {events} events",
        contender.title()
    );
    Ok(Read {
        seconds: micros / 1e6,
        peak_mebibytes: taken.peak_mebibytes,
    })
}

fn emulator(bench: &Bench<'_>, events: u32, latency: u32) -> Result<Served> {
    let mut command = bench.programs.emulator();
    command.args(["--events", &events.to_string()]);
    command.args(["--latency", &latency.to_string()]);
    Served::start(&mut command)
}

fn grouped(number: u32) -> String {
    Unit::Count.write(f64::from(number))
}
