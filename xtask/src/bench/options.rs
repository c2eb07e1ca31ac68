//! The command line of `cargo xtask bench`, and the groups of measurements that it can name.

use anyhow::{bail, Context as _, Result};

pub(super) const USAGE: &str = "\
usage: cargo xtask bench [--quick] [--output FILE] [GROUP…]

A run without options measures everything and writes docs/benchmarks.md.

  --quick        fewer repetitions, for development; prints the page and writes nothing
  --output FILE  write the page there, below the repository's folder
  GROUP          only these: calls throughput decode streams import webhooks build; prints the page";

/// What belongs together: a section of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Calls,
    Throughput,
    Decode,
    Streams,
    Import,
    Webhooks,
    Build,
}

impl Group {
    const ALL: [Self; 7] = [
        Self::Calls,
        Self::Throughput,
        Self::Decode,
        Self::Streams,
        Self::Import,
        Self::Webhooks,
        Self::Build,
    ];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Throughput => "throughput",
            Self::Decode => "decode",
            Self::Streams => "streams",
            Self::Import => "import",
            Self::Webhooks => "webhooks",
            Self::Build => "build",
        }
    }

    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Calls => "Per call",
            Self::Throughput => "Throughput",
            Self::Decode => "Decoding a page of 1,000 events",
            Self::Streams => "Streams of events",
            Self::Import => "An import",
            Self::Webhooks => "Verification of a webhook",
            Self::Build => "Cost of the dependency",
        }
    }

    /// What was done, for the reader of the page.
    pub(super) const fn method(self) -> &'static str {
        match self {
            Self::Calls => super::calls::METHOD,
            Self::Throughput => super::throughput::METHOD,
            Self::Decode => super::decode::METHOD,
            Self::Streams => super::streams::METHOD,
            Self::Import => super::import::METHOD,
            Self::Webhooks => super::webhooks::METHOD,
            Self::Build => super::cost::METHOD,
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Options {
    pub(super) quick: bool,
    pub(super) output: Option<String>,
    pub(super) groups: Vec<Group>,
}

impl Options {
    pub(super) fn read(words: &[&str]) -> Result<Self> {
        let mut options = Self {
            quick: false,
            output: None,
            groups: Vec::new(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--quick" => options.quick = true,
                "--output" => {
                    let file = words.next().context("--output needs a file")?;
                    options.output = Some((*file).to_owned());
                }
                name => match Group::ALL.into_iter().find(|group| group.name() == name) {
                    Some(group) if options.groups.contains(&group) => {}
                    Some(group) => options.groups.push(group),
                    None => bail!("unknown option or group: {name}\n\n{USAGE}"),
                },
            }
        }
        if options.groups.is_empty() {
            options.groups = Group::ALL.to_vec();
        }
        Ok(options)
    }

    /// Whether the page holds everything, measured as well as it can be.
    pub(super) fn is_whole(&self) -> bool {
        !self.quick && self.groups == Group::ALL
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Group, Options};

    #[test]
    fn without_words_everything_is_measured_and_written() {
        let options = Options::read(&[]).unwrap();
        assert_eq!(options.groups, Group::ALL);
        assert!(options.is_whole());
    }

    #[test]
    fn a_part_is_not_written_over_the_whole() {
        assert!(!Options::read(&["--quick"]).unwrap().is_whole());
        let part = Options::read(&["decode", "decode"]).unwrap();
        assert_eq!(part.groups, [Group::Decode]);
        assert!(!part.is_whole());
        let named = Options::read(&["--output", "x.md", "calls"]).unwrap();
        assert_eq!(named.output.as_deref(), Some("x.md"));
    }

    #[test]
    fn unknown_words_are_refused() {
        for words in [&["--fast"][..], &["speed"], &["--output"]] {
            assert!(Options::read(words).is_err(), "{words:?}");
        }
    }
}
