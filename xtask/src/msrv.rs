//! `cargo xtask check-msrv`: the promised Rust version is compiled with, not only declared, since
//! a dependency's update breaks it as easily as our own code.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{bail, Context as _, Result};

use crate::{process, workspace};

const PACKAGE: &str = "linkbreakers";
/// The promise holds for the operating system's TLS: rustls declares a newer Rust.
const FEATURES: [&str; 3] = ["--no-default-features", "--features", "native-tls"];

/// Compiles the SDK with the Rust version its manifest names.
pub(crate) fn run(root: &Path) -> Result<()> {
    let toolchain = promised(root)?;
    if process::probe("rustup", &["--version"]).is_none() {
        println!("skipped: rustup is missing, so Rust {toolchain} cannot be had");
        return Ok(());
    }
    let mut install = Command::new("rustup");
    install.args(["toolchain", "install", &toolchain, "--profile", "minimal"]);
    install.args(["--no-self-update"]).stdin(Stdio::null());
    if let Err(error) = process::quiet(&mut install) {
        println!("skipped: Rust {toolchain} cannot be installed: {error:#}");
        return Ok(());
    }
    // Its own folder: two compilers in one would throw away each other's work.
    let target = root.join("target").join("msrv");
    let mut check = Command::new("rustup");
    check.args([
        "run", &toolchain, "cargo", "check", "--quiet", "--locked", "-p", PACKAGE,
    ]);
    check
        .args(FEATURES)
        .arg("--target-dir")
        .arg(target)
        .current_dir(root);
    // The old compiler does not know the newer lints that the manifest or a caller may name.
    check.env("RUSTFLAGS", "--cap-lints=allow");
    process::run(&mut check).with_context(|| {
        format!("{PACKAGE} does not compile with Rust {toolchain}; a dependency may need `cargo update -p NAME --precise VERSION`")
    })?;
    println!(
        "{PACKAGE} compiles with Rust {toolchain} and {}",
        FEATURES.join(" ")
    );
    Ok(())
}

/// `rust-version` of the SDK's manifest as a toolchain's name.
fn promised(root: &Path) -> Result<String> {
    let packages = workspace::packages(root)?;
    let package = packages.iter().find(|package| package.name == PACKAGE);
    let Some(version) = package.and_then(|package| package.rust_version.as_deref()) else {
        bail!("{PACKAGE} promises no rust-version");
    };
    // A toolchain's name has three parts; with two, rustup takes the latest patch.
    Ok(match version.matches('.').count() {
        1 => format!("{version}.0"),
        _ => version.to_owned(),
    })
}
