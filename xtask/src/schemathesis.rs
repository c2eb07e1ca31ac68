//! `cargo xtask schemathesis`: requests made from openapi.yaml, against the emulator. Whatever the
//! two disagree on, an SDK tested with one would get wrong against the other.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{bail, Context as _, Result};

use crate::lint::DOCUMENT;
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
const ANNOUNCEMENT: &str = "listening on ";
const START: Duration = Duration::from_secs(20);

/// Bounded in time; the fixed seed makes a finding come back on the next run. One worker: its
/// generator of values fails now and then with two.
const ARGUMENTS: [&str; 14] = [
    "--max-time",
    "60",
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
    let emulator = Emulator::start(root)?;
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
    tester.args(["--url", &emulator.address]).args(ARGUMENTS);
    tester.env("HYPOTHESIS_STORAGE_DIRECTORY", &folder);
    tester.current_dir(&folder).stdin(Stdio::null());
    process::run(&mut tester).context("the emulator and openapi.yaml disagree")
}

/// A running emulator, which stops when this value goes.
struct Emulator {
    process: Child,
    address: String,
}

impl Emulator {
    fn start(root: &Path) -> Result<Self> {
        let packages = workspace::packages(root)?;
        let mut binaries = packages.iter().flat_map(|package| &package.binaries);
        if !binaries.any(|binary| binary == EMULATOR) {
            bail!("the workspace has no binary {EMULATOR}");
        }
        let of_emulator = ["--quiet", "--package", EMULATOR, "--bin", EMULATOR];
        // Built apart: compiling must not count as time to start.
        process::run(workspace::cargo(root).arg("build").args(of_emulator))?;
        let mut command = workspace::cargo(root);
        command
            .arg("run")
            .args(of_emulator)
            .arg("--")
            .args(EMULATOR_ARGUMENTS);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = command
            .spawn()
            .with_context(|| format!("cannot start {EMULATOR}"))?;
        let output = process.stdout.take();
        let mut emulator = Self {
            process,
            address: String::new(),
        };
        match output.map(address) {
            Some(Ok(address)) => emulator.address = address,
            _ => bail!("{EMULATOR} did not say where it listens"),
        }
        Ok(emulator)
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // Nothing is left to do when it has stopped by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Waits for the announcement, and goes on reading so that the emulator never blocks on its output.
fn address(output: ChildStdout) -> Result<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if let Some((_, address)) = line.split_once(ANNOUNCEMENT) {
                let _ = sender.send(address.trim().to_owned());
            }
        }
    });
    receiver.recv_timeout(START).context("no announcement")
}
