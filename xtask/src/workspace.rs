//! What cargo knows about this workspace: asking it beats parsing manifests a second time.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::Value;

use crate::process;

/// One crate of the workspace.
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) rust_version: Option<String>,
    pub(crate) dependencies: Vec<Dependency>,
}

/// One line of a crate's dependency tables.
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// Used by tests, examples and benchmarks only.
    pub(crate) dev: bool,
}

/// Folder of the workspace's `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Folder for what chores install and may reuse; `cargo clean` removes it.
pub(crate) fn cache(root: &Path) -> PathBuf {
    root.join("target").join("xtask")
}

/// Folder that cargo builds into.
pub(crate) fn target(root: &Path) -> Result<PathBuf> {
    let metadata = metadata(root)?;
    let folder = metadata.get("target_directory").and_then(Value::as_str);
    folder
        .map(PathBuf::from)
        .context("cargo metadata names no target directory")
}

/// The cargo that runs this tool, in the workspace's folder.
pub(crate) fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// The workspace's crates, as `cargo metadata` tells them.
pub(crate) fn packages(root: &Path) -> Result<Vec<Package>> {
    let metadata = metadata(root)?;
    Ok(list(&metadata, "packages").map(package).collect())
}

fn metadata(root: &Path) -> Result<Value> {
    let mut command = cargo(root);
    command.args(["metadata", "--no-deps", "--format-version", "1"]);
    serde_json::from_str(&process::stdout(&mut command)?).context("cargo metadata printed no JSON")
}

fn package(value: &Value) -> Package {
    Package {
        name: text(value, "name"),
        rust_version: value
            .get("rust_version")
            .and_then(Value::as_str)
            .map(str::to_owned),
        dependencies: list(value, "dependencies")
            .map(|entry| Dependency {
                name: text(entry, "name"),
                dev: entry.get("kind").and_then(Value::as_str) == Some("dev"),
            })
            .collect(),
    }
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn text(value: &Value, key: &str) -> String {
    value
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}
