//! One place for the repository's chores, so that a contributor and CI run the very same commands.
#![forbid(unsafe_code)]
// A tool talks to the person in front of it.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod browser;
mod files;
mod generate;
mod generator;
mod guide;
mod ignore;
mod layers;
mod lint;
mod msrv;
mod process;
mod python;
mod redocly;
mod schemathesis;
mod served;
mod spec;
mod sync;
mod webhooks;
mod workspace;

use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask <chore>

  generate           write src/apis and src/models from openapi.yaml
  generate --check   fail when they differ from what openapi.yaml and the templates say
  lint               check openapi.yaml: redocly's rules and ours
  layers             check which part of the workspace may know which
  schemathesis       throw generated requests at the emulator
  guide              run the shell and Python blocks of docs/emulator.md
  browser            the emulator's page in Chromium; --screenshots FOLDER takes pictures
  bench              measure this SDK beside what people would use instead, and write
                     docs/benchmarks.md (needs valgrind); bench --help says more
  webhooks           webhooks from and to other libraries
  check-msrv         compile the SDK with the oldest Rust it promises";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let root = workspace::root();
    let outcome = match words.as_slice() {
        ["generate"] => generate::write(&root),
        ["generate", "--check"] => generate::check(&root),
        ["lint"] => lint::run(&root),
        ["layers"] => layers::run(&root),
        ["schemathesis"] => schemathesis::run(&root),
        ["bench", rest @ ..] => bench::run(&root, rest),
        ["webhooks"] => webhooks::run(&root),
        ["guide"] => guide::run(&root),
        ["browser", options @ ..] => browser::run(&root, options),
        ["check-msrv"] => msrv::run(&root),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => Err(anyhow::anyhow!(
            "unknown chore: {}\n\n{USAGE}",
            words.join(" ")
        )),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
