//! `cargo xtask webhooks`: messages from and to the libraries that others use, whose dependencies
//! stay out of the workspace's lockfile. `cargo xtask bench webhooks` times them.

use std::path::Path;

use anyhow::Result;

use crate::{bench, process};

pub(crate) fn run(root: &Path) -> Result<()> {
    let mut cargo = bench::cargo(root, "test");
    cargo.args(["--release", "--package", "bench-webhooks"]);
    cargo.arg("--target-dir").arg(bench::target(root));
    process::run(&mut cargo)
}
