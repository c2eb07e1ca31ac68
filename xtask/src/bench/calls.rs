//! What one call costs, in instructions and allocations.

use std::process::Command;

use anyhow::Result;

use super::contenders::CONTENDERS;
use super::statistics::Figure;
use super::table::{Row, Table, Target, Unit};
use super::{valgrind, Bench};
use crate::served::Served;

pub(super) const METHOD: &str = "\
Calls one after the other over one connection, from a program of one thread to a server in another
process, which is not counted. Valgrind's callgrind counts instructions, its dhat allocations; the
difference between two lengths of a run, divided, leaves out start-up and connecting. Neither depends
on what else the machine does. Kernel time is not in it.

The target is at most 1.05 times the instructions by hand, and less than the published crate of
everything.";

const CALLS: [(&str, &str); 3] = [
    ("create", "create"),
    ("get", "get"),
    ("list", "list of 50 links"),
];
const FLOOR: Target = Target::AtMost(1.05);

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Table>> {
    let server = Served::start(&mut Command::new(bench.programs.server()))?;
    let lengths = if bench.quick { (50, 250) } else { (200, 2_200) };
    let mut rows = Vec::new();
    for (call, title) in CALLS {
        let mut costs = Vec::new();
        for contender in CONTENDERS {
            let program = bench.programs.of(contender);
            costs.push(valgrind::cost(bench.root, &program, lengths, |calls| {
                vec![call.to_owned(), server.url.clone(), calls.to_string()]
            })?);
        }
        rows.extend(of(title, &costs, FLOOR));
    }
    Ok(vec![Table {
        head: "one call".to_owned(),
        contenders: CONTENDERS.map(|it| it.title().to_owned()).to_vec(),
        rows,
    }])
}

/// Instructions, allocations and allocated bytes of one piece of work.
pub(super) fn of(title: &str, costs: &[valgrind::Cost], floor: Target) -> [Row; 3] {
    let row = |what: &str, unit, floor, of: &dyn Fn(&valgrind::Cost) -> f64| Row {
        what: format!("{title}: {what}"),
        unit,
        figures: costs
            .iter()
            .map(|cost| Some(Figure::exact(of(cost))))
            .collect(),
        targets: vec![Target::Better, floor],
    };
    [
        row("instructions", Unit::Count, floor, &|cost| {
            cost.instructions
        }),
        row("allocations", Unit::Count, Target::None, &|cost| {
            cost.allocations
        }),
        row("bytes allocated", Unit::Bytes, Target::None, &|cost| {
            cost.bytes
        }),
    ]
}
