//! `cargo xtask webhooks`: verification beside the libraries that others use, whose dependencies
//! stay out of the workspace's lockfile.

use std::path::Path;

use anyhow::Result;

use crate::{process, workspace};

const MANIFEST: &str = "benches/webhooks/Cargo.toml";

/// Messages from and to the other libraries, then the times of one verification.
pub(crate) fn run(root: &Path) -> Result<()> {
    cargo(root, "test")?;
    cargo(root, "run")
}

fn cargo(root: &Path, command: &str) -> Result<()> {
    let mut cargo = workspace::cargo(root);
    cargo
        .args([command, "--quiet", "--release", "--manifest-path"])
        .arg(root.join(MANIFEST))
        .arg("--target-dir")
        .arg(workspace::cache(root).join("webhooks"));
    process::run(&mut cargo)
}
