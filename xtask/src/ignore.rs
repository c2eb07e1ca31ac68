//! `.openapi-generator-ignore`: the handwritten files that live among generated ones.

use std::path::Path;

use anyhow::{bail, Result};

use crate::files;

/// Name of the file, which the generator reads too.
pub(crate) const FILE: &str = ".openapi-generator-ignore";

/// The entries of an ignore file.
#[derive(Debug, Default)]
pub(crate) struct Ignore {
    entries: Vec<String>,
}

impl Ignore {
    /// Reads the file in `root`; a missing one ignores nothing.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        if root.join(FILE).is_file() {
            return Self::parse(&files::read(root, FILE)?);
        }
        Ok(Self::default())
    }

    /// Accepts plain paths and `folder/**` only, so that the generator and this tool cannot read
    /// one pattern in two ways.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut entries = Vec::new();
        for line in text.lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let plain = line.strip_suffix("/**").unwrap_or(line);
            if plain.contains(['*', '?', '[', '!', '\\']) {
                bail!("{FILE}: write a plain path or folder/** instead of {line}");
            }
            entries.push(line.trim_start_matches('/').to_owned());
        }
        Ok(Self { entries })
    }

    /// Whether the file at this path is handwritten.
    pub(crate) fn covers(&self, path: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| match entry.strip_suffix("**") {
                Some(folder) => path.starts_with(folder),
                None => path == entry,
            })
    }

    /// The single files it names.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries
            .iter()
            .map(String::as_str)
            .filter(|entry| !entry.ends_with("/**"))
    }
}

#[cfg(test)]
mod tests {
    use super::Ignore;

    #[test]
    fn covers_paths_and_whole_folders() {
        let ignore = Ignore::parse("# ours\n\nsrc/models/page.rs\n/docs/**\n").unwrap();
        assert!(ignore.covers("src/models/page.rs"));
        assert!(ignore.covers("docs/Link.md"));
        assert!(!ignore.covers("src/models/page_theme.rs"));
        assert_eq!(ignore.paths().collect::<Vec<_>>(), ["src/models/page.rs"]);
    }

    #[test]
    fn refuses_patterns() {
        assert!(Ignore::parse("src/models/*_ext.rs").is_err());
        assert!(Ignore::parse("!src/models/link.rs").is_err());
    }
}
