//! `cargo xtask browser`: the emulator's page in a real Chromium, for what only a browser can tell.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{bail, Context as _, Result};

use crate::{process, workspace};

const EMULATOR: &str = "linkbreakers-emulator";
const TESTS: &str = "crates/emulator/tests/browser";
const FILES: [&str; 5] = [
    "package.json",
    "package-lock.json",
    "emulator.mjs",
    "page.mjs",
    "scene.mjs",
];
const LOCK: &str = "package-lock.json";
const OLDEST_NODE: u32 = 18;
/// Names of the browser, in the order in which they are looked for.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
/// The browser's program, where it has another name.
const CHOICE: &str = "CHROMIUM";

/// Builds the emulator, installs the driver of the browser, and runs the tests. With
/// `--screenshots FOLDER`, pictures are taken for the documentation.
pub(crate) fn run(root: &Path, options: &[&str]) -> Result<()> {
    let screenshots = match options {
        [] => None,
        ["--screenshots", folder] => Some(std::path::absolute(folder)?),
        _ => bail!("usage: cargo xtask browser [--screenshots FOLDER]"),
    };
    let browser = browser()?;
    require_node()?;
    let folder = workspace::cache(root).join("browser");
    install(root, &folder)?;
    let of_emulator = ["--quiet", "--package", EMULATOR, "--bin", EMULATOR];
    process::run(workspace::cargo(root).arg("build").args(of_emulator))?;
    let name = format!("{EMULATOR}{}", std::env::consts::EXE_SUFFIX);
    let program = workspace::target(root)?.join("debug").join(name);
    let mut command = Command::new("node");
    command.current_dir(&folder).stdin(Stdio::null());
    command.arg("page.mjs").arg(program).arg(browser);
    if let Some(folder) = screenshots {
        std::fs::create_dir_all(&folder).context("cannot make the folder of the pictures")?;
        command.arg("--screenshots").arg(folder);
    }
    process::run(&mut command).context("the emulator's page fails in a browser")
}

/// Copies the tests beside what they need, so that nothing is installed among the sources.
fn install(root: &Path, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).context("cannot make a folder for the tests")?;
    let sources = root.join(TESTS);
    let lock = std::fs::read(sources.join(LOCK)).context("cannot read the lockfile")?;
    let marker = folder.join("installed");
    let is_installed = std::fs::read(&marker).is_ok_and(|installed| installed == lock);
    for file in FILES {
        std::fs::copy(sources.join(file), folder.join(file))
            .with_context(|| format!("cannot copy {TESTS}/{file}"))?;
    }
    if is_installed {
        return Ok(());
    }
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    // No install scripts: they would fetch browsers of their own.
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::quiet(command.current_dir(folder).stdin(Stdio::null()))?;
    std::fs::write(marker, lock).context("cannot note what is installed")
}

fn browser() -> Result<OsString> {
    if let Some(program) = std::env::var_os(CHOICE).filter(|program| !program.is_empty()) {
        return Ok(program);
    }
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).collect();
    let mut programs = BROWSERS
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    match programs.find(|program| program.is_file()) {
        Some(program) => Ok(program.into_os_string()),
        None => bail!(
            "Chromium is needed: install the package `chromium`, or let {CHOICE} name the program"
        ),
    }
}

fn require_node() -> Result<()> {
    let printed = process::probe("node", &["--version"]);
    let major = printed.as_deref().and_then(major);
    if major.is_some_and(|major| major >= OLDEST_NODE) {
        return Ok(());
    }
    bail!(
        "Node.js {OLDEST_NODE}+ is needed to drive the browser (found: {})",
        printed.as_deref().map_or("none", str::trim)
    )
}

/// `v20.20.2` is 20.
fn major(printed: &str) -> Option<u32> {
    printed
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_what_node_says_of_itself() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("none"), None);
    }
}
