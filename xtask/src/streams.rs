//! `cargo xtask streams`: the memory of a stream at three sizes, and the time of reading ahead
//! beside the published crate.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{bail, ensure, Context as _, Result};

use crate::{process, workspace};

const SIZES: [&str; 3] = ["10000", "100000", "1000000"];
/// For the times: so many events, in pages of so many, with so much latency added to each answer.
const EVENTS: &str = "20000";
const PAGE: &str = "200";
const LATENCY_MS: &str = "20";

pub(crate) fn run(root: &Path) -> Result<()> {
    let programs = Programs::build(root)?;
    println!("memory of streaming all events, pages of 1000:\n");
    println!("| events | seconds | peak memory, KiB |");
    println!("|---|---|---|");
    let mut peaks = Vec::new();
    for events in SIZES {
        let emulator = Emulator::start(&programs.emulator, events, "0")?;
        let read = measure(&programs.streaming, &["plain", &emulator.url, "1000", "0"])?;
        let seconds = read.millis as f64 / 1_000.0;
        println!("| {} | {seconds:.1} | {} |", read.count, read.peak);
        peaks.push(read.peak as f64);
    }
    let (least, most) = (smallest(&peaks), largest(&peaks));
    println!("\nlargest by smallest peak: {:.2}\n", most / least);

    println!("{EVENTS} events in pages of {PAGE}, {LATENCY_MS} ms added to each answer:\n");
    println!("| own work for a page | | ms | published loop by it |");
    println!("|---|---|---|---|");
    let emulator = Emulator::start(&programs.emulator, EVENTS, LATENCY_MS)?;
    for work in ["0", "20"] {
        let loop_of = ["events", &emulator.url, PAGE, work];
        let published = measure(&programs.published, &loop_of)?;
        println!(
            "| {work} ms | loop over the published crate | {} | 1.00 |",
            published.millis
        );
        for (how, name) in [
            ("plain", "`items()`"),
            ("prefetch", "`items().prefetch(2)`"),
            ("windows", "`windows(…).concurrency(8)`"),
        ] {
            let read = measure(&programs.streaming, &[how, &emulator.url, PAGE, work])?;
            ensure!(
                read.count == published.count,
                "{how} read {} events",
                read.count
            );
            let ratio = published.millis as f64 / read.millis as f64;
            println!("| {work} ms | {name} | {} | {ratio:.2} |", read.millis);
        }
    }
    Ok(())
}

fn smallest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(0.0, f64::max)
}

struct Programs {
    emulator: PathBuf,
    streaming: PathBuf,
    published: PathBuf,
}

impl Programs {
    fn build(root: &Path) -> Result<Self> {
        let example = ["build", "--quiet", "--release", "--example", "streaming"];
        process::run(workspace::cargo(root).args(example))?;
        let emulator = [
            "build",
            "--quiet",
            "--release",
            "-p",
            "linkbreakers-emulator",
        ];
        process::run(workspace::cargo(root).args(emulator))?;
        let manifest = root.join("benches/published/Cargo.toml");
        let target = workspace::cache(root).join("published");
        let mut published = workspace::cargo(root);
        published
            .args(["build", "--quiet", "--release", "--manifest-path"])
            .arg(&manifest)
            .arg("--target-dir")
            .arg(&target);
        process::run(&mut published)?;
        let release = workspace::target(root)?.join("release");
        Ok(Self {
            emulator: release.join("linkbreakers-emulator"),
            streaming: release.join("examples/streaming"),
            published: target.join("release/linkbreakers-published-baseline"),
        })
    }
}

/// What a reader prints: events, milliseconds, and its peak memory in KiB if it tells that.
struct Read {
    count: u64,
    millis: u64,
    peak: u64,
}

fn measure(program: &Path, arguments: &[&str]) -> Result<Read> {
    let output = Command::new(program)
        .args(arguments)
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot run {}", program.display()))?;
    ensure!(output.status.success(), "{} failed", program.display());
    let text = String::from_utf8(output.stdout)?;
    let numbers: Vec<u64> = text
        .split_whitespace()
        .filter_map(|it| it.parse().ok())
        .collect();
    match numbers.as_slice() {
        [count, millis, rest @ ..] => Ok(Read {
            count: *count,
            millis: (*millis).max(1),
            peak: rest.first().copied().unwrap_or_default(),
        }),
        _ => bail!("{} printed {text:?}", program.display()),
    }
}

/// An emulator in a process of its own, which ends with this value.
struct Emulator {
    process: Child,
    url: String,
}

impl Emulator {
    fn start(program: &Path, events: &str, latency: &str) -> Result<Self> {
        let mut process = Command::new(program)
            .args(["--listen", "127.0.0.1:0", "--no-rate-limit"])
            .args(["--events", events, "--latency", latency])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let output = process
            .stdout
            .take()
            .context("the emulator has no output")?;
        let mut emulator = Self {
            process,
            url: String::new(),
        };
        for line in BufReader::new(output).lines() {
            let line = line?;
            if let Some(at) = line.find("http://") {
                let url = line.get(at..).unwrap_or_default();
                emulator.url = url.split_whitespace().next().unwrap_or_default().to_owned();
                return Ok(emulator);
            }
        }
        bail!("the emulator did not say where it listens")
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
