//! Many links through a server that fails on purpose: none lost, none created twice.
//!
//! `cargo run --release --example fault_campaign -- --calls 10000 --faults 0.2 --seed 1` creates
//! links with 64 concurrent callers through the emulator's faults, and then once more without
//! retries, for comparison. The emulator counts, not the client. The exit code is 0 only if the
//! run with retries has lost and duplicated nothing.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod options;
mod report;
mod run;

use std::process::ExitCode;

use options::Options;
use run::Mode;

#[tokio::main]
async fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => {
            println!("{}", options::HELP);
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("fault_campaign: {message}\n\n{}", options::HELP);
            return ExitCode::from(2);
        }
    };
    match campaign(&options).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("fault_campaign: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whether the run with retries has kept its promise.
async fn campaign(options: &Options) -> Result<bool, run::Failure> {
    report::introduce(options);
    let on = run::run(options, Mode::Retries).await?;
    let off = run::run(options, Mode::SingleAttempt).await?;
    report::compare(&on, &off);
    let kept = on.lost == 0 && on.duplicated == 0;
    println!(
        "\n{}: the run with retries lost {} and duplicated {}.",
        if kept { "PASSED" } else { "FAILED" },
        on.lost,
        on.duplicated
    );
    Ok(kept)
}
