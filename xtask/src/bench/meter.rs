//! Time and memory of a program and all that it starts, as `benches/meter` reports them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::Bench;
use crate::{process, workspace};

/// What a program took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Taken {
    pub(super) wall_seconds: f64,
    /// User and system time of it and its descendants.
    pub(super) processor_seconds: f64,
    /// The largest resident set of a single process.
    pub(super) peak_mebibytes: f64,
}

/// Runs `command`, which must succeed; gives what it printed too.
pub(super) fn run(bench: &Bench<'_>, command: &Command) -> Result<(Taken, String)> {
    let report = workspace::cache(bench.root).join("meter.log");
    let printed = process::stdout(&mut wrapped(&bench.programs.meter(), &report, command))?;
    let text = std::fs::read_to_string(&report).context("the meter wrote no report")?;
    let taken = read(&text).with_context(|| format!("the meter reported {text:?}"))?;
    Ok((taken, printed))
}

fn wrapped(meter: &Path, report: &Path, command: &Command) -> Command {
    let mut wrapped = Command::new(meter);
    wrapped.arg(report).arg(command.get_program());
    wrapped.args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        wrapped.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => wrapped.env(name, value),
            None => wrapped.env_remove(name),
        };
    }
    wrapped
}

/// `wall microseconds, processor microseconds, KiB`.
fn read(text: &str) -> Option<Taken> {
    let mut numbers = text.split_whitespace().map(str::parse::<f64>);
    let mut next = || numbers.next()?.ok();
    Some(Taken {
        wall_seconds: next()? / 1e6,
        processor_seconds: next()? / 1e6,
        peak_mebibytes: next()? / 1_024.0,
    })
}

#[cfg(test)]
mod tests {
    use super::{read, Taken};

    #[test]
    fn a_report_has_three_numbers() {
        let taken = Taken {
            wall_seconds: 1.5,
            processor_seconds: 2.5,
            peak_mebibytes: 3.0,
        };
        assert_eq!(read("1500000 2500000 3072\n"), Some(taken));
        for text in ["", "1 2", "a b c"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
