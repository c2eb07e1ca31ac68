//! What the dependency costs its user: builds, memory of the compiler, crates, and the size of the
//! smallest program.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context as _, Result};

use super::contenders::{cargo, target, Contender, CONTENDERS};
use super::statistics::Figure;
use super::table::{Row, Table, Target, Unit};
use super::{meter, Bench};
use crate::process;

pub(super) const METHOD: &str = "\
Clean builds of a program that creates one link, and nothing else, in an empty target folder, with cargo's
profiles as they are: `benches/smallest`. Seconds are those of the processor, user and system, of cargo
and all that it starts; peak memory is the largest resident set of a single one of these processes. By
hand the program has a model of two fields, and no other call. Each is built once, since it takes minutes.

The dependencies have the same versions in all three. As cargo does with a crate from a registry, this SDK is
compiled without incremental compilation; the user's own crate is compiled with it in debug builds.

The target is less than the published crate, but for the number of crates and the rebuild.";

/// What is measured of one contender, a list of repetitions each.
#[derive(Default)]
struct Measured {
    debug_seconds: Vec<f64>,
    debug_peak: Vec<f64>,
    release_seconds: Vec<f64>,
    release_peak: Vec<f64>,
    rebuild_seconds: Vec<f64>,
    rebuild_wall: Vec<f64>,
    size: Vec<f64>,
    crates: Vec<f64>,
}

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Table>> {
    let mut measured = CONTENDERS.map(|_| Measured::default());
    for (contender, measured) in CONTENDERS.into_iter().zip(&mut measured) {
        // The floor stands here for comparison only, and a quick run has no time for it.
        if !bench.quick || contender != Contender::ByHand {
            once(bench, contender, measured)?;
        }
    }
    for (contender, measured) in CONTENDERS.into_iter().zip(&mut measured) {
        measured.crates.push(crates(bench, contender)?);
        if bench.quick {
            let folder = target(bench.root);
            measured.size.push(release(bench, contender, &folder)?.1);
        }
    }
    Ok(vec![Table {
        head: "a program that creates one link".to_owned(),
        contenders: CONTENDERS.map(|it| it.title().to_owned()).to_vec(),
        rows: rows(&measured),
    }])
}

fn rows(measured: &[Measured]) -> Vec<Row> {
    let row = |what: &str, unit, target, of: &dyn Fn(&Measured) -> &[f64]| Row {
        what: what.to_owned(),
        unit,
        figures: measured
            .iter()
            .map(|it| Figure::median_of(of(it)))
            .collect(),
        targets: vec![target],
    };
    let (seconds, memory, better) = (Unit::Seconds, Unit::Mebibytes, Target::Better);
    let all = [
        row(
            "clean debug build, processor seconds",
            seconds,
            better,
            &|it| &it.debug_seconds,
        ),
        row(
            "clean debug build, peak memory, MiB",
            memory,
            better,
            &|it| &it.debug_peak,
        ),
        row(
            "clean release build, processor seconds",
            seconds,
            better,
            &|it| &it.release_seconds,
        ),
        row(
            "clean release build, peak memory, MiB",
            memory,
            better,
            &|it| &it.release_peak,
        ),
        row(
            "debug build after a touch, processor seconds",
            seconds,
            Target::None,
            &|it| &it.rebuild_seconds,
        ),
        row(
            "debug build after a touch, wall seconds",
            seconds,
            Target::None,
            &|it| &it.rebuild_wall,
        ),
        row("crates compiled", Unit::Count, Target::None, &|it| {
            &it.crates
        }),
        row("stripped release program, MiB", memory, better, &|it| {
            &it.size
        }),
    ];
    let measured = |row: &Row| row.figures.iter().any(Option::is_some);
    all.into_iter().filter(measured).collect()
}

/// Clean builds and rebuilds of one contender, in folders that are removed again.
fn once(bench: &Bench<'_>, contender: Contender, measured: &mut Measured) -> Result<()> {
    let folder = tempfile::tempdir().context("no folder for a clean build")?;
    let (debug, _) = meter::run(bench, &build(bench, contender, folder.path(), &[]))?;
    measured.debug_seconds.push(debug.processor_seconds);
    measured.debug_peak.push(debug.peak_mebibytes);
    let touches = if bench.quick { 3 } else { 5 };
    for _ in 0..touches {
        touch(&bench.root.join(contender.smallest_source()))?;
        let (rebuild, _) = meter::run(bench, &build(bench, contender, folder.path(), &[]))?;
        measured.rebuild_seconds.push(rebuild.processor_seconds);
        measured.rebuild_wall.push(rebuild.wall_seconds);
    }
    drop(folder);
    if !bench.quick {
        let folder = tempfile::tempdir().context("no folder for a clean build")?;
        let (taken, size) = release(bench, contender, folder.path())?;
        measured.release_seconds.push(taken.processor_seconds);
        measured.release_peak.push(taken.peak_mebibytes);
        measured.size.push(size);
    }
    Ok(())
}

/// A release build, and the mebibytes of the program.
fn release(bench: &Bench<'_>, contender: Contender, folder: &Path) -> Result<(meter::Taken, f64)> {
    let mut command = build(bench, contender, folder, &["--release"]);
    command.env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    let (taken, _) = meter::run(bench, &command)?;
    let program = folder.join("release").join(contender.smallest());
    let size = std::fs::metadata(&program)
        .with_context(|| format!("no program at {}", program.display()))?
        .len();
    #[allow(clippy::cast_precision_loss)] // far below 2^53
    Ok((taken, size as f64 / f64::from(1 << 20)))
}

fn build(bench: &Bench<'_>, contender: Contender, folder: &Path, more: &[&str]) -> Command {
    let mut command = cargo(bench.root, "build");
    command.args(["--package", contender.smallest()]).args(more);
    command.arg("--target-dir").arg(folder);
    // As on a plain user's machine, whatever is set here.
    for variable in [
        "CARGO_INCREMENTAL",
        "CARGO_PROFILE_DEV_DEBUG",
        "CARGO_BUILD_RUSTC_WRAPPER",
        "RUSTC_WRAPPER",
        "RUSTFLAGS",
    ] {
        command.env_remove(variable);
    }
    command
}

/// As if the file had been saved again.
fn touch(path: &Path) -> Result<()> {
    let file = File::options().append(true).open(path);
    file.and_then(|file| file.set_modified(SystemTime::now()))
        .with_context(|| format!("cannot touch {}", path.display()))
}

/// How many crates a build compiles, the program itself not counted.
fn crates(bench: &Bench<'_>, contender: Contender) -> Result<f64> {
    let mut command = cargo(bench.root, "tree");
    command.args(["--package", contender.smallest()]);
    command.args([
        "--edges",
        "normal,build",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    let count = distinct(&process::stdout(&mut command)?).saturating_sub(1);
    #[allow(clippy::cast_precision_loss)] // some hundreds
    Ok(count as f64)
}

/// The number of different `name version` in lines of `name version (where)`.
fn distinct(tree: &str) -> usize {
    let packages = tree.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        Some((words.next()?, words.next()?))
    });
    packages.collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{distinct, rows, touch, Measured};

    #[test]
    fn a_crate_counts_once_for_each_version() {
        let tree = "a v1.0.0 (/here)\nb v1.0.0\nb v1.0.0 (*)\nb v2.0.0\nc v1.0.0 (proc-macro)\n\n";
        assert_eq!(distinct(tree), 4);
        assert_eq!(distinct(""), 0);
    }

    #[test]
    fn what_was_not_measured_has_no_row() {
        let one = Measured {
            debug_seconds: vec![70.0, 72.0],
            ..Default::default()
        };
        let rows = rows(&[one, Measured::default()]);
        assert_eq!(rows.len(), 1);
        assert!(rows[0].figures[0].is_some() && rows[0].figures[1].is_none());
    }

    #[test]
    fn touching_keeps_the_content() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("main.rs");
        std::fs::write(&path, "fn main() {}").unwrap();
        touch(&path).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "fn main() {}");
        assert!(touch(&folder.path().join("missing.rs")).is_err());
    }
}
