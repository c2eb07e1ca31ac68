//! The tables of the page: each row has the figures of all, and what ours is of each other one.

use std::fmt;

use super::statistics::Figure;

/// What a figure counts, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Instructions, allocations, requests: whole numbers.
    Count,
    Bytes,
    Microseconds,
    Milliseconds,
    /// More is better, and only here.
    PerSecond,
    Seconds,
    Mebibytes,
    /// One figure by another one.
    Ratio,
}

impl Unit {
    const fn more_is_better(self) -> bool {
        matches!(self, Self::PerSecond)
    }

    pub(super) fn write(self, value: f64) -> String {
        match self {
            Self::Count | Self::Bytes | Self::Milliseconds | Self::PerSecond => {
                grouped(&format!("{value:.0}"))
            }
            Self::Microseconds if value >= 100.0 => grouped(&format!("{value:.0}")),
            Self::Microseconds => format!("{value:.2}"),
            Self::Seconds if value >= 100.0 => grouped(&format!("{value:.0}")),
            Self::Seconds => format!("{value:.1}"),
            Self::Ratio => format!("{value:.2}"),
            Self::Mebibytes => grouped(&format!("{value:.1}")),
        }
    }
}

/// What ours divided by another one's figure has to stay within.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Target {
    /// No claim is made.
    None,
    /// At most so many times as much, or for [`Unit::PerSecond`] at least one so-many-th.
    AtMost(f64),
    /// Better than the other one.
    Better,
}

pub(super) struct Table {
    /// What the rows are of: the head of the first column.
    pub(super) head: String,
    /// The heads of the other columns, ours first.
    pub(super) contenders: Vec<String>,
    pub(super) rows: Vec<Row>,
}

pub(super) struct Row {
    pub(super) what: String,
    pub(super) unit: Unit,
    /// As many as there are contenders; `None` where one cannot do it.
    pub(super) figures: Vec<Option<Figure>>,
    /// For each contender after ours; missing ones are [`Target::None`].
    pub(super) targets: Vec<Target>,
}

/// Ours divided by another one's, and whether that misses a target.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Ratio {
    value: f64,
    missed: bool,
}

impl Row {
    /// One for each contender after ours.
    fn ratios(&self) -> Vec<Option<Ratio>> {
        let mut figures = self.figures.iter();
        let ours = figures.next().copied().flatten();
        let targets = self
            .targets
            .iter()
            .copied()
            .chain(std::iter::repeat(Target::None));
        figures
            .zip(targets)
            .map(|(other, target)| {
                let value = ours?.median / other.as_ref()?.median;
                // The reciprocal of what is better when there is more.
                let cost = if self.unit.more_is_better() {
                    1.0 / value
                } else {
                    value
                };
                let missed = match target {
                    Target::None => false,
                    Target::AtMost(most) => cost > most,
                    Target::Better => cost >= 1.0,
                };
                Some(Ratio { value, missed })
            })
            .collect()
    }
}

impl Table {
    /// Whether a row misses its target.
    pub(super) fn has_missed(&self) -> bool {
        let mut ratios = self.rows.iter().flat_map(Row::ratios).flatten();
        ratios.any(|ratio| ratio.missed)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "| {} |", self.head)?;
        for contender in &self.contenders {
            write!(f, " {contender} |")?;
        }
        for contender in self.contenders.iter().skip(1) {
            write!(f, " ÷ {contender} |")?;
        }
        let columns = (self.contenders.len() * 2).saturating_sub(1);
        writeln!(f, "\n|---|{}", "---:|".repeat(columns))?;
        for row in &self.rows {
            write!(f, "| {} |", row.what)?;
            for figure in &row.figures {
                write!(f, " {} |", cell(*figure, row.unit))?;
            }
            for ratio in row.ratios() {
                match ratio {
                    None => write!(f, " |")?,
                    Some(Ratio { value, missed }) if missed => {
                        write!(f, " **{}** |", written(value))?;
                    }
                    Some(Ratio { value, .. }) => write!(f, " {} |", written(value))?,
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

/// Enough digits to tell it from 1, and from a target of 1.05.
fn written(ratio: f64) -> String {
    if ratio < 0.1 {
        format!("{ratio:.4}")
    } else {
        format!("{ratio:.3}")
    }
}

/// The median, with the spread in small where there is one.
fn cell(figure: Option<Figure>, unit: Unit) -> String {
    let Some(figure) = figure else {
        return String::new();
    };
    let median = unit.write(figure.median);
    let (least, most) = (unit.write(figure.least), unit.write(figure.most));
    if least == most {
        median
    } else {
        format!("{median} <sub>{least}–{most}</sub>")
    }
}

/// A comma after each three digits before the point.
fn grouped(number: &str) -> String {
    let (whole, fraction) = match number.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (number, None),
    };
    let mut text = String::new();
    let digits = whole.len();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (digits - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{cell, grouped, Figure, Row, Table, Target, Unit};

    fn row(unit: Unit, figures: [f64; 3], targets: &[Target]) -> Row {
        Row {
            what: "create".to_owned(),
            unit,
            figures: figures.map(|it| Some(Figure::exact(it))).to_vec(),
            targets: targets.to_vec(),
        }
    }

    fn missed(row: &Row) -> Vec<bool> {
        row.ratios().iter().map(|it| it.unwrap().missed).collect()
    }

    #[test]
    fn a_table_has_both_figures_and_their_ratio() {
        let table = Table {
            head: "instructions".to_owned(),
            contenders: vec!["ours".to_owned(), "theirs".to_owned(), "floor".to_owned()],
            rows: vec![row(
                Unit::Count,
                [1_300.0, 2_600.0, 1_000.0],
                &[Target::Better, Target::AtMost(1.05)],
            )],
        };
        assert_eq!(
            table.to_string(),
            "| instructions | ours | theirs | floor | ÷ theirs | ÷ floor |\n\
             |---|---:|---:|---:|---:|---:|\n\
             | create | 1,300 | 2,600 | 1,000 | 0.500 | **1.300** |\n"
        );
        assert!(table.has_missed());
    }

    #[test]
    fn a_target_is_missed_on_its_wrong_side() {
        let targets = [Target::Better, Target::AtMost(1.05)];
        let cheap = row(Unit::Count, [1.0, 2.0, 1.0], &targets);
        assert_eq!(missed(&cheap), [false, false]);
        let dear = row(Unit::Count, [1.1, 1.1, 1.0], &targets);
        assert_eq!(missed(&dear), [true, true]);
        let fast = row(Unit::PerSecond, [10.0, 5.0, 10.4], &targets);
        assert_eq!(missed(&fast), [false, false]);
        let slow = row(Unit::PerSecond, [5.0, 10.0, 10.0], &targets);
        assert_eq!(missed(&slow), [true, true]);
        assert_eq!(
            missed(&row(Unit::Count, [9.0, 1.0, 1.0], &[])),
            [false, false]
        );
    }

    #[test]
    fn what_one_cannot_do_has_no_ratio() {
        let mut row = row(Unit::Count, [1.0, 2.0, 1.0], &[]);
        row.figures[1] = None;
        assert!(row.ratios()[0].is_none() && row.ratios()[1].is_some());
    }

    #[test]
    fn numbers_are_grouped_and_the_spread_stands_beside_them() {
        for (number, text) in [
            ("1", "1"),
            ("999", "999"),
            ("1000", "1,000"),
            ("1234567.5", "1,234,567.5"),
        ] {
            assert_eq!(grouped(number), text);
        }
        let spread = Figure::median_of(&[1.0, 2.0, 3.0]);
        assert_eq!(cell(spread, Unit::Seconds), "2.0 <sub>1.0–3.0</sub>");
        assert_eq!(cell(None, Unit::Seconds), "");
    }
}
