//! Walking and reading trees by relative, slash-separated paths: these are what manifests hold.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// All files below `folder`, relative to `root`, sorted. A missing folder holds none.
pub(crate) fn below(root: &Path, folder: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    if root.join(folder).is_dir() {
        walk(root, folder, &mut found)?;
    }
    found.sort();
    Ok(found)
}

/// The Rust files below `folder`, relative to `root`, sorted.
pub(crate) fn rust_below(root: &Path, folder: &str) -> Result<Vec<String>> {
    let mut found = below(root, folder)?;
    found.retain(|path| path.ends_with(".rs"));
    Ok(found)
}

/// A text file's content.
pub(crate) fn read(root: &Path, path: &str) -> Result<String> {
    fs::read_to_string(root.join(path)).with_context(|| format!("cannot read {path}"))
}

/// Writes a file, and its folders where they are missing.
pub(crate) fn write(root: &Path, path: &str, content: &[u8]) -> Result<()> {
    let target = root.join(path);
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create a folder for {path}"))?;
    }
    fs::write(&target, content).with_context(|| format!("cannot write {path}"))
}

fn walk(root: &Path, folder: &str, found: &mut Vec<String>) -> Result<()> {
    let entries =
        fs::read_dir(root.join(folder)).with_context(|| format!("cannot list {folder}"))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot list {folder}"))?;
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry
            .file_type()
            .with_context(|| format!("cannot look at {path}"))?
            .is_dir()
        {
            walk(root, &path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
