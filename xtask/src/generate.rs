//! `cargo xtask generate`: the checked-in code is what openapi.yaml and the templates say, always.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{bail, Context as _, Result};

use crate::generator::{self, Generator, Job};
use crate::ignore::{self, Ignore};
use crate::sync::{Drift, Output, FOLDERS, MARK};
use crate::{files, process};

/// Writes the generated code into the tree.
pub(crate) fn write(root: &Path) -> Result<()> {
    let ignore = Ignore::read(root)?;
    let output = produce(root, &ignore)?;
    let (left, touched) = output.apply(root, &ignore)?;
    println!(
        "{} generated files, {touched} of them changed",
        output.len()
    );
    refuse(&left, "a person has to decide about these files")
}

/// Fails when the tree is not what `write` would leave behind.
pub(crate) fn check(root: &Path) -> Result<()> {
    let ignore = Ignore::read(root)?;
    let output = produce(root, &ignore)?;
    let drifts = output.compare(root, &ignore)?;
    refuse(
        &drifts,
        "run `cargo xtask generate` and commit what it changes",
    )?;
    println!("{} generated files are up to date", output.len());
    Ok(())
}

fn refuse(drifts: &[(String, Drift)], advice: &str) -> Result<()> {
    if drifts.is_empty() {
        return Ok(());
    }
    for (path, drift) in drifts {
        println!("{path} {}", drift.meaning());
    }
    let count = drifts.len();
    bail!(
        "{count} file{} to look at; {advice}",
        if count == 1 { "" } else { "s" }
    )
}

/// Runs the generator in a folder of its own and takes over what is wanted of its output.
fn produce(root: &Path, ignore: &Ignore) -> Result<Output> {
    let generator = Generator::provide(root)?;
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    let output = folder.path();
    if root.join(ignore::FILE).is_file() {
        files::write(
            output,
            ignore::FILE,
            files::read(root, ignore::FILE)?.as_bytes(),
        )?;
    }
    generator.run(&Job {
        spec: &root.join("openapi.yaml"),
        templates: &root.join("templates/rust"),
        config: &root.join("templates/config.yaml"),
        output,
    })?;
    let mut sources = BTreeMap::new();
    let mut unmarked = Vec::new();
    for source in FOLDERS {
        for path in files::rust_below(output, source)? {
            if ignore.covers(&path) {
                continue;
            }
            let text = format(root, output, &path)?;
            if !text.lines().next().is_some_and(|line| line.contains(MARK)) {
                unmarked.push(path.clone());
            }
            sources.insert(path, text.into_bytes());
        }
    }
    if sources.is_empty() {
        bail!("the generator wrote nothing into {}", FOLDERS.join(" and "));
    }
    if let Some(path) = unmarked.first() {
        bail!(
            "a template forgot {MARK} in the first line: {path} and {} more",
            unmarked.len() - 1
        );
    }
    Ok(Output::new(sources, generator::VERSION))
}

/// The file's text as rustfmt lays it out. It comes through the standard input, since rustfmt
/// would otherwise follow `mod` lines to handwritten files that are not there.
fn format(root: &Path, output: &Path, path: &str) -> Result<String> {
    let file = File::open(output.join(path)).with_context(|| format!("cannot read {path}"))?;
    let mut command = Command::new("rustfmt");
    command
        .args(["--edition", "2021"])
        .current_dir(root)
        .stdin(Stdio::from(file));
    process::stdout(&mut command).with_context(|| format!("a template made no valid Rust: {path}"))
}
