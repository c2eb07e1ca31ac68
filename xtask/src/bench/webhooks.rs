//! The verification of a webhook beside the libraries that others use.

use std::process::Command;

use anyhow::{Context as _, Result};

use super::statistics::Figure;
use super::table::{Row, Table, Unit};
use super::Bench;
use crate::process;

pub(super) const METHOD: &str = "\
One verification of a Standard Webhooks message (HMAC-SHA256), all three in one program and in turns.
`cargo xtask webhooks` checks that each accepts what the others sign.";

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Table>> {
    let rounds = if bench.quick { "5" } else { "31" };
    let mut rows = Vec::new();
    for kib in ["1", "64"] {
        let mut command = Command::new(bench.programs.webhooks());
        let printed = process::stdout(command.args([kib, rounds]))?;
        rows.push(Row {
            what: format!("body of {kib} KiB"),
            unit: Unit::Microseconds,
            figures: figures(&printed)
                .with_context(|| format!("the program printed {printed:?}"))?,
            targets: Vec::new(),
        });
    }
    Ok(vec![Table {
        head: "µs".to_owned(),
        contenders: ["this SDK", "`svix`", "`standardwebhooks`"]
            .map(str::to_owned)
            .to_vec(),
        rows,
    }])
}

/// A line for each contender, with the time of each round.
fn figures(printed: &str) -> Option<Vec<Option<Figure>>> {
    let figure = |line: &str| {
        let times: Result<Vec<f64>, _> = line.split_whitespace().map(str::parse).collect();
        Figure::median_of(&times.ok()?)
    };
    let figures: Vec<_> = printed.lines().map(figure).collect();
    (figures.len() == 3 && figures.iter().all(Option::is_some)).then_some(figures)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::figures;

    #[test]
    fn each_line_is_a_contender() {
        let read = figures("1.0 3.0 2.0\n4.0\n5.0 6.0\n").unwrap();
        let medians: Vec<_> = read.iter().map(|it| it.unwrap().median).collect();
        assert_eq!(medians, [2.0, 4.0, 5.0]);
        for printed in ["", "1.0\n2.0\n", "1.0\n2.0\nx\n", "1.0\n\n2.0\n"] {
            assert!(figures(printed).is_none(), "{printed:?}");
        }
    }
}
