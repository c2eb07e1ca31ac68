//! A large import through a server that fails on purpose, and then once more while its process is
//! killed: each valid link exists once, each bad one is told.
//!
//! `cargo run --release --example import_campaign -- --links 100000 --invalid 1 --faults 0.05
//! --kills 20` imports in a process of its own and counts in the emulator. The exit code is 0 only
//! if nothing is missing, doubled or told wrongly.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod child;
mod count;
mod input;
mod options;
mod run;

use std::process::ExitCode;

use options::{Command, Options};

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Options::read(std::env::args().skip(1)) {
        Ok(Command::Campaign(options)) => campaign(&options).await,
        Ok(Command::Child(options, place)) => child::import(&options, &place).await,
        Ok(Command::Help) => {
            println!("{}", options::HELP);
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("import_campaign: {message}\n\n{}", options::HELP);
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("import_campaign: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whether both runs have kept their promise.
async fn campaign(options: &Options) -> Result<bool, Failure> {
    println!(
        "{} links, {} % of them bad, faults with probability {} and seed {}.\n",
        options.links, options.invalid, options.faults, options.seed
    );
    let whole = run::run(options, &[]).await?;
    let moments = run::moments(options, whole.requests);
    let killed = run::run(options, &moments).await?;
    count::print(&whole, &killed);
    let kept = whole.is_right() && killed.is_right() && killed.kills == options.kills;
    println!(
        "\n{}: missing {}, doubled {}, told wrongly {}, over {} kills.",
        if kept { "PASSED" } else { "FAILED" },
        whole.missing + killed.missing,
        whole.doubled + killed.doubled,
        whole.told_wrongly + killed.told_wrongly,
        killed.kills
    );
    Ok(kept)
}
