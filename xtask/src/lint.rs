//! `cargo xtask lint`: openapi.yaml is a published document and the source of our code at once.

use std::path::Path;

use anyhow::{bail, Result};

use crate::{redocly, spec};

/// The API document.
pub(crate) const DOCUMENT: &str = "openapi.yaml";

/// Applies redocly's rules and ours, and prints every finding of both.
pub(crate) fn run(root: &Path) -> Result<()> {
    // Ours first: they need nothing but this program.
    let mut findings = spec::check(root)?;
    findings.extend(redocly::check(root)?);
    if findings.is_empty() {
        println!("{DOCUMENT}: no findings");
        return Ok(());
    }
    for finding in &findings {
        println!("{finding}");
    }
    bail!("{DOCUMENT}: {} findings", findings.len())
}
