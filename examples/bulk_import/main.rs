//! Imports links from a CSV file and writes what became of each into another, over any number of
//! runs.
//!
//! `cargo run --example bulk_import` needs no account and no file. See `--help` for the rest, and
//! `docs/imports.md` for what happens when it is killed.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod columns;
mod connection;
mod generate;
mod input;
mod options;
mod results;

use std::path::Path;
use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use linkbreakers::import::{FileJournal, Import};
use linkbreakers::{Error, ErrorKind};

use input::{Entry, Input};
use options::{Command, Options};
use results::Results;

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> ExitCode {
    let options = match Options::read(std::env::args().skip(1)) {
        Ok(Command::Import(options)) => options,
        Ok(Command::Help) => {
            println!("{}", options::HELP);
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("bulk_import: {message}\n\n{}", options::HELP);
            return ExitCode::from(2);
        }
    };
    let outcome = import(&options).await;
    for path in &options.made_up {
        let _ = std::fs::remove_file(path);
    }
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("bulk_import: {failure}");
            ExitCode::FAILURE
        }
    }
}

async fn import(options: &Options) -> Result<(), Failure> {
    let (configuration, _emulator) = connection::connect(options).await?;
    if let Some(count) = options.generate.filter(|_| !options.input.exists()) {
        generate::write(&options.input, count, options.invalid)?;
        println!("{}: {count} links were written", options.input.display());
    }
    if !options.resume && options.journal.exists() {
        let journal = options.journal.display();
        let advice = "give --resume to go on with it, or delete it to begin anew";
        return Err(format!("there is a journal already, {journal}: {advice}").into());
    }
    let (input, mut entries) = Input::open(&options.input)?;
    let mut results = Results::new(&options.results)?;
    let bar = progress_bar(&options.input)?;
    let telling = bar.clone();
    let mut import = Import::new(&configuration)
        .journal(FileJournal::new(&options.journal))
        .concurrency(options.concurrency)
        .chunk_size(options.chunk_size)
        .on_progress(move |progress| telling.set_position(progress.finished));
    if let Some(name) = &options.name {
        import = import.name(name);
    }
    let mut rows = import.run(input);
    while let Some(row) = rows.next().await {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                bar.abandon();
                let kept = results.keep_part()?;
                return Err(format!("{}{kept}{}", error.explain(), advice(&error)).into());
            }
        };
        // Rows come in the order of the input, and so do its entries.
        while let Some(entry) = entries.next() {
            match entry {
                Entry::Link { line } => {
                    results.row(line, &row.outcome)?;
                    break;
                }
                Entry::Bad { line, reason } => results.bad_line(line, &reason)?,
            }
        }
    }
    while let Some(entry) = entries.next() {
        if let Entry::Bad { line, reason } = entry {
            results.bad_line(line, &reason)?;
        }
    }
    if let Err(failure) = entries.check() {
        return Err(format!("{failure}{}", results.keep_part()?).into());
    }
    bar.finish();
    println!("{}", results.finish(&options.results)?);
    if !options.is_demo {
        println!("Each of them: {}", options.results.display());
    }
    Ok(())
}

/// What helps beside the error's own advice.
fn advice(error: &Error) -> &'static str {
    let first_mend = matches!(
        error.kind(),
        ErrorKind::Mismatch | ErrorKind::InvalidRequest | ErrorKind::Configuration
    );
    if first_mend || error.is_unauthorized() {
        return "";
    }
    "\nto go on, run the same command with --resume"
}

/// A bar as long as the file has lines. It is drawn only on a terminal.
fn progress_bar(input: &Path) -> Result<ProgressBar, Failure> {
    let lines = bytes_of(input)?
        .filter(|byte| matches!(byte, Ok(b'\n')))
        .count();
    let bar = ProgressBar::new(lines.saturating_sub(1) as u64);
    let style = "{bar:40} {pos}/{len} links, {per_sec}, {eta} to go";
    bar.set_style(ProgressStyle::with_template(style)?);
    Ok(bar)
}

fn bytes_of(path: &Path) -> Result<impl Iterator<Item = std::io::Result<u8>>, Failure> {
    use std::io::{BufReader, Read};
    let file = std::fs::File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(BufReader::new(file).bytes())
}
