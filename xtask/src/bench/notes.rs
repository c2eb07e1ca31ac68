//! What people wrote about the figures, above all why a target is missed: `benches/notes.md`.

use std::path::Path;

use anyhow::Result;

use crate::files;

const FILE: &str = "benches/notes.md";

/// The text below each `## group`.
pub(super) struct Notes(Vec<(String, String)>);

impl Notes {
    pub(super) fn read(root: &Path) -> Result<Self> {
        Ok(Self::parse(&files::read(root, FILE)?))
    }

    fn parse(text: &str) -> Self {
        let sections = text.split("\n## ").skip(1).map(|section| {
            let (name, text) = section.split_once('\n').unwrap_or((section, ""));
            (name.trim().to_owned(), text.trim().to_owned())
        });
        Self(sections.collect())
    }

    /// What there is to say about a group.
    pub(super) fn of(&self, group: &str) -> Option<&str> {
        let section = self.0.iter().find(|(name, _)| name == group);
        section
            .map(|(_, text)| text.as_str())
            .filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::Notes;

    #[test]
    fn each_group_has_the_text_below_its_heading() {
        let notes = Notes::parse("# Notes\n\nAn introduction.\n\n## calls\n\nOne.\n\nTwo.\n\n## decode\n\n## build\nThree.\n");
        assert_eq!(notes.of("calls"), Some("One.\n\nTwo."));
        assert_eq!(notes.of("decode"), None);
        assert_eq!(notes.of("build"), Some("Three."));
        assert_eq!(notes.of("import"), None);
    }
}
