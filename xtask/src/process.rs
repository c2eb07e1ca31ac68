//! Running other programs with failures that say which program, and what it printed.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use anyhow::{anyhow, bail, Context as _, Result};

/// Runs a program that must succeed and whose output the user should see.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("{} failed ({status})", name(command));
    }
    Ok(())
}

/// Runs a program that must succeed, quietly; what it printed goes into the error.
pub(crate) fn quiet(command: &mut Command) -> Result<Output> {
    let output = command.output().with_context(|| cannot_start(command))?;
    if output.status.success() {
        return Ok(output);
    }
    let printed = [output.stdout, output.stderr].concat();
    Err(anyhow!(
        "{} failed ({})\n{}",
        name(command),
        output.status,
        last_lines(&String::from_utf8_lossy(&printed), 40)
    ))
}

/// What a program that must succeed wrote to its standard output.
pub(crate) fn stdout(command: &mut Command) -> Result<String> {
    let output = quiet(command)?;
    String::from_utf8(output.stdout).with_context(|| format!("{} printed no UTF-8", name(command)))
}

/// Both outputs of `program argument…`; `None` where the program is missing or fails.
pub(crate) fn probe(program: impl AsRef<OsStr>, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null());
    let output = quiet(&mut command).ok()?;
    // `java -version` writes to the error output.
    Some(String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

/// `folder/bin/program`, as both virtual environments and JDKs lay it out.
pub(crate) fn in_bin(folder: &Path, program: &str) -> PathBuf {
    let bin = if cfg!(windows) && folder.join("Scripts").is_dir() {
        "Scripts"
    } else {
        "bin"
    };
    folder
        .join(bin)
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", name(command))
}

fn name(command: &Command) -> String {
    Path::new(command.get_program())
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let from = lines.len().saturating_sub(count);
    lines.get(from..).unwrap_or_default().join("\n")
}
