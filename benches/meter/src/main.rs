//! Runs a program and reports what it and everything that it started took.
//!
//! `bench-meter REPORT PROGRAM ARGUMENT…` writes one line to the file REPORT: wall microseconds,
//! processor microseconds (user and system), and the largest resident set of a single process in KiB.
//! `getrusage(2)` counts a process and its waited-for descendants, so a process of its own is needed
//! for each measurement.

use std::error::Error;
use std::process::{Command, ExitCode};
use std::time::Instant;

use nix::sys::resource::{getrusage, UsageWho};
use nix::sys::time::TimeValLike as _;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether the program succeeded.
fn run() -> Result<bool, Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(report), Some(program)) = (arguments.next(), arguments.next()) else {
        return Err("usage: bench-meter REPORT PROGRAM ARGUMENT…".into());
    };
    let started = Instant::now();
    let status = Command::new(program).args(arguments).status()?;
    let wall = started.elapsed().as_micros();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let processor = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    std::fs::write(report, format!("{wall} {processor} {}\n", usage.max_rss()))?;
    Ok(status.success())
}
