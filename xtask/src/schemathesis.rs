//! `cargo xtask schemathesis`: requests made from openapi.yaml, against the emulator. Whatever the
//! two disagree on, an SDK tested with one would get wrong against the other.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};

use crate::lint::DOCUMENT;
use crate::served::Served;
use crate::{process, python, workspace};

const VERSION: &str = "4.32.5";
const EMULATOR: &str = "linkbreakers-emulator";
/// Any free port; no rate limit, or most of the run would be answered with 429; and one token, so
/// that any other must be refused.
const EMULATOR_ARGUMENTS: [&str; 6] = [
    "--listen",
    "127.0.0.1:0",
    "--no-rate-limit",
    "--demo",
    "--token",
    "schemathesis",
];

/// Bounded in time; the fixed seed makes a finding come back on the next run. One worker: its
/// generator of values fails now and then with two.
const ARGUMENTS: [&str; 14] = [
    "--max-time",
    "40",
    "--seed",
    "1",
    "--workers",
    "1",
    "--request-timeout",
    "5",
    "--header",
    "Authorization: Bearer schemathesis",
    "--checks",
    "all",
    "--mode",
    "all",
];

/// Builds and starts the emulator, tests it, and stops it.
pub(crate) fn run(root: &Path) -> Result<()> {
    let in_ci = std::env::var("CI").is_ok_and(|value| value == "true");
    if python::interpreter().is_none() && !in_ci {
        println!("skipped: Python is missing (schemathesis is a Python program)");
        return Ok(());
    }
    let package = format!("schemathesis=={VERSION}");
    let environment = python::environment(root, "schemathesis-venv", &[&package])?;
    let emulator = start(root)?;
    // It leaves a database of findings and reports where it runs: `cargo clean` has to remove them.
    let folder = workspace::cache(root).join("schemathesis");
    std::fs::create_dir_all(&folder).context("cannot make a folder for schemathesis")?;
    // What the document can say only in prose: see the hooks.
    let rules = root.join("crates/emulator/tests/schemathesis");
    let mut tester = Command::new(process::in_bin(&environment, "schemathesis"));
    tester.env("SCHEMATHESIS_HOOKS", rules.join("hooks.py"));
    tester
        .arg("--config-file")
        .arg(rules.join("schemathesis.toml"));
    tester.arg("run").arg(root.join(DOCUMENT));
    tester.args(["--url", &emulator.url]).args(ARGUMENTS);
    tester.env("HYPOTHESIS_STORAGE_DIRECTORY", &folder);
    tester.current_dir(&folder).stdin(Stdio::null());
    process::run(&mut tester).context("the emulator and openapi.yaml disagree")
}

/// Builds the emulator and starts it; it stops when the value goes.
fn start(root: &Path) -> Result<Served> {
    let of_emulator = ["--quiet", "--package", EMULATOR, "--bin", EMULATOR];
    // Built apart: compiling must not count as time to start.
    process::run(workspace::cargo(root).arg("build").args(of_emulator))?;
    let mut command = workspace::cargo(root);
    command.arg("run").args(of_emulator).arg("--");
    Served::start(command.args(EMULATOR_ARGUMENTS))
}
