//! Bringing the tree in line with the generator's output, or telling where it is not.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::files;
use crate::ignore::Ignore;

/// Folders that belong to the generator.
pub(crate) const FOLDERS: [&str; 2] = ["src/apis", "src/models"];
/// Word in the first line of each generated file.
pub(crate) const MARK: &str = "@generated";

const MANIFEST: &str = ".openapi-generator/FILES";
const VERSION: &str = ".openapi-generator/VERSION";

/// Generated files by path, and what records them.
pub(crate) struct Output {
    files: BTreeMap<String, Vec<u8>>,
}

/// A way in which the tree and the output can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Drift {
    /// Another content than the generator's.
    Differs,
    /// Generated, but not in the tree.
    Missing,
    /// Generated once, no longer.
    Stale,
    /// Neither generated nor listed as handwritten.
    Stray,
    /// Listed as handwritten, but not in the tree.
    Absent,
}

impl Drift {
    /// What to do about it.
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Self::Differs => "differs from the generator's output",
            Self::Missing => "is generated, but not in the tree",
            Self::Stale => "is no longer generated",
            Self::Stray => "is neither generated nor listed in .openapi-generator-ignore",
            Self::Absent => "is listed in .openapi-generator-ignore, but not in the tree",
        }
    }
}

impl Output {
    /// Completes generated sources with the manifest and the generator's version.
    pub(crate) fn new(mut files: BTreeMap<String, Vec<u8>>, version: &str) -> Self {
        let manifest: String = files.keys().map(|path| format!("{path}\n")).collect();
        files.insert(MANIFEST.to_owned(), manifest.into_bytes());
        files.insert(VERSION.to_owned(), format!("{version}\n").into_bytes());
        Self { files }
    }

    /// Number of files, records included.
    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    /// Every difference between this output and the tree at `root`, sorted by path.
    pub(crate) fn compare(&self, root: &Path, ignore: &Ignore) -> Result<Vec<(String, Drift)>> {
        let mut found = Vec::new();
        for (path, content) in &self.files {
            match fs::read(root.join(path)) {
                Ok(present) if &present == content => {}
                Ok(_) => found.push((path.clone(), Drift::Differs)),
                Err(_) => found.push((path.clone(), Drift::Missing)),
            }
        }
        let recorded = recorded(root);
        for folder in FOLDERS {
            for path in files::below(root, folder)? {
                if self.files.contains_key(&path) || ignore.covers(&path) {
                    continue;
                }
                let stale = recorded.contains(&path) || is_marked(root, &path);
                found.push((path, if stale { Drift::Stale } else { Drift::Stray }));
            }
        }
        for path in ignore.paths().filter(|path| is_ours(path)) {
            if !root.join(path).is_file() {
                found.push((path.to_owned(), Drift::Absent));
            }
        }
        found.sort();
        Ok(found)
    }

    /// Writes what differs and deletes what is stale. Returns what a person must mend, and how
    /// many files were touched.
    pub(crate) fn apply(
        &self,
        root: &Path,
        ignore: &Ignore,
    ) -> Result<(Vec<(String, Drift)>, usize)> {
        let mut left = Vec::new();
        let mut touched = 0;
        for (path, drift) in self.compare(root, ignore)? {
            match drift {
                // Only what differs is written: untouched files keep their time, and cargo its work.
                Drift::Differs | Drift::Missing => {
                    let content = self.files.get(&path).map(Vec::as_slice).unwrap_or_default();
                    files::write(root, &path, content)?;
                    touched += 1;
                }
                Drift::Stale => {
                    fs::remove_file(root.join(&path))
                        .with_context(|| format!("cannot delete {path}"))?;
                    touched += 1;
                }
                // A file that nobody generated may be somebody's work: it is never deleted.
                Drift::Stray | Drift::Absent => left.push((path, drift)),
            }
        }
        Ok((left, touched))
    }
}

fn is_ours(path: &str) -> bool {
    FOLDERS
        .iter()
        .any(|folder| path.starts_with(&format!("{folder}/")))
}

fn recorded(root: &Path) -> BTreeSet<String> {
    let manifest = fs::read_to_string(root.join(MANIFEST)).unwrap_or_default();
    manifest.lines().map(str::to_owned).collect()
}

/// Whether a file's first line says that it is generated.
pub(crate) fn is_marked(root: &Path, path: &str) -> bool {
    let content = fs::read(root.join(path)).unwrap_or_default();
    String::from_utf8_lossy(&content)
        .lines()
        .next()
        .is_some_and(|line| line.contains(MARK))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::{Drift, Output};
    use crate::files;
    use crate::ignore::Ignore;

    fn output() -> Output {
        let files = [
            ("src/models/link.rs", "// @generated\nnew\n"),
            ("src/apis/mod.rs", "// @generated\n"),
        ];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        Output::new(BTreeMap::from(files), "7.26.0")
    }

    fn put(root: &Path, path: &str, text: &str) {
        files::write(root, path, text.as_bytes()).unwrap();
    }

    fn handwritten() -> Ignore {
        Ignore::parse("src/models/page.rs").unwrap()
    }

    /// A tree with one file of each kind of drift but `Absent`.
    fn drifted(root: &Path) {
        put(root, "src/models/link.rs", "// @generated\nold\n");
        put(root, "src/models/gone.rs", "// @generated\n");
        put(root, "src/models/listed.rs", "no mark\n");
        put(root, "src/models/stray.rs", "somebody's work\n");
        put(root, "src/models/page.rs", "handwritten\n");
        put(root, ".openapi-generator/FILES", "src/models/listed.rs\n");
        put(root, ".openapi-generator/VERSION", "7.26.0\n");
    }

    #[test]
    fn tells_every_kind_of_drift() {
        let tree = tempfile::tempdir().unwrap();
        drifted(tree.path());
        let found = output().compare(tree.path(), &handwritten()).unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|(path, drift)| (path.as_str(), *drift))
            .collect();
        let expected = [
            (".openapi-generator/FILES", Drift::Differs),
            ("src/apis/mod.rs", Drift::Missing),
            ("src/models/gone.rs", Drift::Stale),
            ("src/models/link.rs", Drift::Differs),
            ("src/models/listed.rs", Drift::Stale),
            ("src/models/stray.rs", Drift::Stray),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn mends_what_is_generated_and_leaves_what_is_not() {
        let tree = tempfile::tempdir().unwrap();
        drifted(tree.path());
        let (left, touched) = output().apply(tree.path(), &handwritten()).unwrap();
        assert_eq!(left, [("src/models/stray.rs".to_owned(), Drift::Stray)]);
        assert_eq!(touched, 5);
        assert!(!tree.path().join("src/models/gone.rs").exists());
        assert_eq!(
            files::read(tree.path(), "src/models/page.rs").unwrap(),
            "handwritten\n"
        );
        let manifest = files::read(tree.path(), ".openapi-generator/FILES").unwrap();
        assert_eq!(manifest, "src/apis/mod.rs\nsrc/models/link.rs\n");
    }

    #[test]
    fn second_run_changes_nothing() {
        let tree = tempfile::tempdir().unwrap();
        output().apply(tree.path(), &Ignore::default()).unwrap();
        let (left, touched) = output().apply(tree.path(), &Ignore::default()).unwrap();
        assert_eq!((left.len(), touched), (0, 0));
    }

    #[test]
    fn a_handwritten_file_must_exist() {
        let tree = tempfile::tempdir().unwrap();
        let (left, _) = output().apply(tree.path(), &handwritten()).unwrap();
        assert_eq!(left, [("src/models/page.rs".to_owned(), Drift::Absent)]);
    }
}
