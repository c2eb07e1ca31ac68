//! Pinned tools from Python packages, each in a virtual environment of its own that is made once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{bail, Context as _, Result};

use crate::{process, workspace};

const OLDEST: (u32, u32) = (3, 8);

/// The Python to make environments with, or `None` where there is none that is new enough.
pub(crate) fn interpreter() -> Option<String> {
    ["python3", "python"]
        .into_iter()
        .map(str::to_owned)
        .find(|name| {
            process::probe(name, &["--version"])
                .and_then(|printed| version(&printed))
                .is_some_and(|version| version >= OLDEST)
        })
}

/// Folder of the environment `name` with exactly these packages; makes it where it is missing.
pub(crate) fn environment(root: &Path, name: &str, packages: &[&str]) -> Result<PathBuf> {
    let folder = workspace::cache(root).join(name);
    let wanted = packages.join("\n");
    // The mark is written last: an interrupted installation is never taken for a complete one.
    let mark = folder.join("complete");
    if fs::read_to_string(&mark).is_ok_and(|made| made == wanted) {
        return Ok(folder);
    }
    let Some(python) = interpreter() else {
        bail!(
            "Python {}.{}+ is needed; install python3 and python3-venv",
            OLDEST.0,
            OLDEST.1
        );
    };
    if folder.exists() {
        fs::remove_dir_all(&folder).context("cannot remove an incomplete environment")?;
    }
    println!("installing {} (once) …", packages.join(", "));
    process::quiet(Command::new(python).args(["-m", "venv"]).arg(&folder))
        .context("cannot make a virtual environment; install python3-venv")?;
    process::quiet(
        Command::new(process::in_bin(&folder, "python"))
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(packages),
    )
    .with_context(|| format!("cannot install {}", packages.join(", ")))?;
    fs::write(&mark, wanted).context("cannot mark the environment as complete")?;
    Ok(folder)
}

/// Folder of an installed package's files inside an environment.
pub(crate) fn package(environment: &Path, module: &str) -> Result<PathBuf> {
    let script = "import importlib.util, os, sys
print(os.path.dirname(importlib.util.find_spec(sys.argv[1]).origin))";
    let python = process::in_bin(environment, "python");
    let printed = process::stdout(Command::new(python).args(["-c", script, module]))?;
    Ok(PathBuf::from(printed.trim()))
}

/// `Python 3.11.7` is (3, 11).
fn version(printed: &str) -> Option<(u32, u32)> {
    let mut parts = printed.trim().strip_prefix("Python ")?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn reads_what_python_says_of_itself() {
        assert_eq!(version("Python 3.11.7\n"), Some((3, 11)));
        assert_eq!(version("command not found"), None);
    }
}
