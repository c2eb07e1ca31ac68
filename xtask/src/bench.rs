//! `cargo xtask bench`: this SDK side by side with what people would use instead, measured in one
//! run on one machine, and the page that says so.

mod calls;
mod contenders;
mod cost;
mod decode;
mod footprint;
mod import;
mod machine;
mod meter;
mod notes;
mod options;
mod statistics;
mod streams;
mod table;
mod throughput;
mod valgrind;
mod webhooks;

use std::path::Path;
use std::time::Instant;

use anyhow::{bail, Result};

use crate::{files, process};
use contenders::Programs;
pub(crate) use contenders::{cargo, target};
use notes::Notes;
use options::{Group, Options};
use table::Table;

/// Where a full run writes its page.
const PAGE: &str = "docs/benchmarks.md";

/// What every group of measurements needs.
struct Bench<'a> {
    root: &'a Path,
    /// Fewer and shorter repetitions.
    quick: bool,
    programs: &'a Programs,
}

pub(crate) fn run(root: &Path, words: &[&str]) -> Result<()> {
    if words.contains(&"--help") {
        println!("{}", options::USAGE);
        return Ok(());
    }
    let options = Options::read(words)?;
    if process::probe("valgrind", &["--version"]).is_none() {
        bail!(
            "valgrind is missing, which counts instructions and allocations; install it (on \
             Debian: apt-get install valgrind)"
        );
    }
    let started = Instant::now();
    let programs = Programs::build(root, &options.groups)?;
    let bench = Bench {
        root,
        quick: options.quick,
        programs: &programs,
    };
    let mut sections = Vec::new();
    for group in &options.groups {
        eprintln!("{} [{} s]", group.name(), started.elapsed().as_secs());
        let tables = bench.measure(*group)?;
        sections.push(section(*group, &tables, &Notes::read(root)?));
    }
    let took = started.elapsed().as_secs().div_ceil(60);
    let head = machine::describe(root, &options, took)?;
    let page = format!("{head}\n{}", sections.join("\n"));
    match &options.output {
        Some(path) => files::write(root, path, page.as_bytes())?,
        None if options.is_whole() => files::write(root, PAGE, page.as_bytes())?,
        None => println!("{page}"),
    }
    Ok(())
}

impl Bench<'_> {
    fn measure(&self, group: Group) -> Result<Vec<Table>> {
        match group {
            Group::Calls => calls::measure(self),
            Group::Throughput => throughput::measure(self),
            Group::Decode => decode::measure(self),
            Group::Streams => streams::measure(self),
            Group::Import => import::measure(self),
            Group::Webhooks => webhooks::measure(self),
            Group::Build => cost::measure(self),
        }
    }
}

/// A group's heading, what was done, its tables, and why targets were missed.
fn section(group: Group, tables: &[Table], notes: &Notes) -> String {
    let mut text = format!("## {}\n\n{}\n", group.title(), group.method().trim());
    for table in tables {
        text.push('\n');
        text.push_str(&table.to_string());
    }
    let missed = tables.iter().any(Table::has_missed);
    if let Some(note) = notes.of(group.name()) {
        text.push_str(&format!("\n{note}\n"));
    } else if missed {
        text.push_str("\nA target is missed here, and nobody has written down why.\n");
    }
    text
}
