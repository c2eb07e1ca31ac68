//! `cargo xtask instructions`: what a call costs beside plain reqwest, in instructions. They are
//! the same on a busy machine, which seconds are not.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{bail, Context as _, Result};

use crate::{process, workspace};

const EXAMPLE: &str = "instructions";
/// The difference between two runs leaves out start-up, connecting and the first allocations.
const FEW: u64 = 100;
const MANY: u64 = 600;

pub(crate) fn run(root: &Path) -> Result<()> {
    if process::probe("valgrind", &["--version"]).is_none() {
        bail!("valgrind is missing; install it (on Debian: apt-get install valgrind)");
    }
    let build = ["build", "--quiet", "--release", "--example", EXAMPLE];
    process::run(workspace::cargo(root).args(build))?;
    let program = workspace::target(root)?
        .join("release/examples")
        .join(EXAMPLE);
    let server = Server::start(&program)?;
    let by_hand = per_call(root, &program, "reqwest", &server.address)?;
    let sdk = per_call(root, &program, "sdk", &server.address)?;
    println!("instructions for one created link, {} calls:", MANY - FEW);
    println!("  plain reqwest, same request and decode  {by_hand:>9}");
    println!("  this SDK, all its defaults on           {sdk:>9}");
    println!(
        "  ratio                                   {:>9.3}",
        ratio(sdk, by_hand)
    );
    Ok(())
}

#[allow(clippy::cast_precision_loss)] // counts far below 2^53
fn ratio(one: u64, other: u64) -> f64 {
    one as f64 / other as f64
}

fn per_call(root: &Path, program: &Path, mode: &str, address: &str) -> Result<u64> {
    let few = count(root, program, mode, address, FEW)?;
    let many = count(root, program, mode, address, MANY)?;
    Ok(many.saturating_sub(few) / (MANY - FEW))
}

fn count(root: &Path, program: &Path, mode: &str, address: &str, calls: u64) -> Result<u64> {
    let folder = workspace::cache(root);
    std::fs::create_dir_all(&folder)?;
    let out = folder.join("callgrind.out");
    let mut command = Command::new("valgrind");
    command
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(program)
        .args([mode, address, &calls.to_string()])
        .stdin(Stdio::null());
    process::quiet(&mut command)?;
    let profile = std::fs::read_to_string(&out).context("callgrind wrote no profile")?;
    let total = profile
        .lines()
        .find_map(|line| line.strip_prefix("totals: "));
    total
        .and_then(|total| total.trim().parse().ok())
        .context("callgrind's profile has no total")
}

/// The server of the example, which stops when this value goes.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(program: &PathBuf) -> Result<Self> {
        let mut process = Command::new(program)
            .arg("serve")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .context("cannot start the server of the example")?;
        let mut line = String::new();
        if let Some(output) = process.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let server = Self {
            process,
            address: line.trim().trim_start_matches("listening on ").to_owned(),
        };
        if server.address.is_empty() {
            bail!("the server of the example did not say where it listens");
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Nothing is left to do when it has stopped by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
