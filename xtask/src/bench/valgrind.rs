//! Instructions and allocations, counted by valgrind: the same on a busy machine.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use crate::{process, workspace};

/// What one piece of work costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cost {
    pub(super) instructions: f64,
    pub(super) allocations: f64,
    pub(super) bytes: f64,
}

/// What one piece of work of `program` costs, whose number `arguments` takes.
pub(super) fn cost(
    root: &Path,
    program: &Path,
    lengths: (u32, u32),
    arguments: impl Fn(u32) -> Vec<String>,
) -> Result<Cost> {
    let instructions = per_piece(lengths, |pieces| {
        instructions(root, program, &arguments(pieces))
    })?;
    let heap = per_piece(lengths, |pieces| heap(root, program, &arguments(pieces)))?;
    match (instructions.as_slice(), heap.as_slice()) {
        ([instructions], [bytes, allocations]) => Ok(Cost {
            instructions: *instructions,
            allocations: *allocations,
            bytes: *bytes,
        }),
        _ => anyhow::bail!("valgrind counted something else"),
    }
}

/// Counts with few and with many pieces of work and divides the difference: start-up, connecting and
/// what is kept for good are in both runs.
pub(super) fn per_piece(
    (few, many): (u32, u32),
    count: impl Fn(u32) -> Result<Vec<f64>>,
) -> Result<Vec<f64>> {
    let pieces = f64::from(many.saturating_sub(few).max(1));
    let (less, more) = (count(few)?, count(many)?);
    Ok(more
        .iter()
        .zip(less)
        .map(|(more, less)| (more - less) / pieces)
        .collect())
}

/// Callgrind's own file about a run: what `flags` make it count, function by function.
pub(super) fn profile(
    root: &Path,
    flags: &[&str],
    program: &Path,
    arguments: &[String],
) -> Result<String> {
    run(root, "callgrind", flags, program, arguments)?;
    std::fs::read_to_string(output(root, "callgrind")).context("callgrind wrote no profile")
}

fn instructions(root: &Path, program: &Path, arguments: &[String]) -> Result<Vec<f64>> {
    let report = run(root, "callgrind", &[], program, arguments)?;
    Ok(vec![
        collected(&report).context("callgrind's report has no count")?
    ])
}

fn heap(root: &Path, program: &Path, arguments: &[String]) -> Result<Vec<f64>> {
    let report = run(root, "dhat", &[], program, arguments)?;
    let (bytes, blocks) = total(&report).context("dhat's report has no total")?;
    Ok(vec![bytes, blocks])
}

/// What the tool wrote about the run.
fn run(
    root: &Path,
    tool: &str,
    flags: &[&str],
    program: &Path,
    arguments: &[String],
) -> Result<String> {
    let folder = workspace::cache(root);
    std::fs::create_dir_all(&folder)?;
    let report = folder.join(format!("{tool}.log"));
    let mut command = Command::new("valgrind");
    command
        .arg(format!("--tool={tool}"))
        .arg(format!("--log-file={}", report.display()))
        .arg(format!(
            "--{tool}-out-file={}",
            output(root, tool).display()
        ))
        .args(flags)
        .arg(program)
        .args(arguments)
        .stdin(Stdio::null());
    process::quiet(&mut command)?;
    std::fs::read_to_string(&report).with_context(|| format!("{tool} wrote no report"))
}

/// Where the tool writes what it measured, one run over the other.
fn output(root: &Path, tool: &str) -> PathBuf {
    workspace::cache(root).join(format!("{tool}.out"))
}

/// The number of `==1== Collected : 123456`.
fn collected(report: &str) -> Option<f64> {
    let line = report
        .lines()
        .find_map(|line| line.split_once("Collected :"));
    number(line?.1)
}

/// Bytes and blocks of `==1== Total:     1,234 bytes in 56 blocks`.
fn total(report: &str) -> Option<(f64, f64)> {
    let line = report.lines().find_map(|line| line.split_once("Total:"));
    let (bytes, blocks) = line?.1.split_once("bytes in")?;
    Some((number(bytes)?, number(blocks.strip_suffix("blocks")?)?))
}

fn number(text: &str) -> Option<f64> {
    text.replace(',', "").trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{collected, total};

    const CALLGRIND: &str = "\
==74== Callgrind, a call-graph generating cache profiler
==74== For interactive control, run 'callgrind_control -h'.
==74==
==74== Events    : Ir
==74== Collected : 183245671
==74==
==74== I   refs:      183,245,671
";
    const DHAT: &str = "\
==75== DHAT, a dynamic heap analysis tool
==75==
==75== Total:     1,234,567 bytes in 8,901 blocks
==75== At t-gmax: 402,107 bytes in 1,502 blocks
==75== At t-end:  1,024 bytes in 1 blocks
";

    #[test]
    fn instructions_are_read_from_callgrind() {
        assert_eq!(collected(CALLGRIND), Some(183_245_671.0));
        assert_eq!(collected(DHAT), None);
        assert_eq!(collected("==1== Collected : none"), None);
    }

    #[test]
    fn allocations_are_read_from_dhat() {
        assert_eq!(total(DHAT), Some((1_234_567.0, 8_901.0)));
        assert_eq!(total(CALLGRIND), None);
        assert_eq!(total("==1== Total: 12 bytes"), None);
    }
}
