//! The programs that are measured, and those that help to measure.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::options::Group;
use crate::{process, workspace};

/// The folder of the workspace that holds the contenders.
const BENCHES: &str = "benches";
const EMULATOR: &str = "linkbreakers-emulator";

/// Who is compared, this SDK first.
pub(super) const CONTENDERS: [Contender; 3] = [
    Contender::Linkbreakers,
    Contender::Published,
    Contender::ByHand,
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contender {
    Linkbreakers,
    Published,
    ByHand,
}

impl Contender {
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Linkbreakers => "this SDK",
            Self::Published => "published",
            Self::ByHand => "by hand",
        }
    }

    /// The package with its program.
    const fn package(self) -> &'static str {
        match self {
            Self::Linkbreakers => "bench-linkbreakers",
            Self::Published => "bench-published",
            Self::ByHand => "bench-by-hand",
        }
    }

    /// The package with the smallest program that creates a link, and the name of that.
    pub(super) const fn smallest(self) -> &'static str {
        match self {
            Self::Linkbreakers => "smallest-linkbreakers",
            Self::Published => "smallest-published",
            Self::ByHand => "smallest-by-hand",
        }
    }

    /// Its only source file.
    pub(super) const fn smallest_source(self) -> &'static str {
        match self {
            Self::Linkbreakers => "benches/smallest/linkbreakers/src/main.rs",
            Self::Published => "benches/smallest/published/src/main.rs",
            Self::ByHand => "benches/smallest/by_hand/src/main.rs",
        }
    }
}

pub(super) struct Programs {
    /// Of the workspace of the benchmarks.
    folder: PathBuf,
    /// Of this workspace.
    release: PathBuf,
}

impl Programs {
    /// Builds what the groups need.
    pub(super) fn build(root: &Path, groups: &[Group]) -> Result<Self> {
        let target = target(root);
        let any = |some: &[Group]| groups.iter().any(|group| some.contains(group));
        let mut packages = vec!["bench-meter"];
        if any(&[Group::Calls, Group::Throughput]) {
            packages.push("bench-server");
        }
        if groups
            .iter()
            .any(|group| !matches!(group, Group::Webhooks | Group::Build))
        {
            packages.extend(CONTENDERS.map(Contender::package));
        }
        if any(&[Group::Webhooks]) {
            packages.push("bench-webhooks");
        }
        // One after the other, so that none is compiled with features that another one needs.
        for package in packages {
            let mut build = cargo(root, "build");
            build.args(["--release", "--package", package]);
            build.arg("--target-dir").arg(&target);
            process::run(&mut build).with_context(|| format!("cannot build {package}"))?;
        }
        if any(&[Group::Streams, Group::Import]) {
            let mut build = workspace::cargo(root);
            build.args(["build", "--quiet", "--release", "--package", EMULATOR]);
            process::run(&mut build)?;
        }
        Ok(Self {
            folder: target.join("release"),
            release: workspace::target(root)?.join("release"),
        })
    }

    pub(super) fn of(&self, contender: Contender) -> PathBuf {
        self.folder.join(contender.package())
    }

    pub(super) fn server(&self) -> PathBuf {
        self.folder.join("bench-server")
    }

    /// The emulator, on a free port and without a limit of requests.
    pub(super) fn emulator(&self) -> Command {
        let mut command = Command::new(self.release.join(EMULATOR));
        command.args(["--listen", "127.0.0.1:0", "--no-rate-limit"]);
        command
    }

    pub(super) fn webhooks(&self) -> PathBuf {
        self.folder.join("bench-webhooks")
    }

    pub(super) fn meter(&self) -> PathBuf {
        self.folder.join("bench-meter")
    }
}

/// Runs a contender; gives how many it did, and the microseconds that they took.
pub(super) fn timed(command: &mut Command) -> Result<(u32, f64)> {
    read_timed(&process::stdout(command)?)
}

/// What a contender prints.
pub(super) fn read_timed(text: &str) -> Result<(u32, f64)> {
    let numbers = || {
        let (count, micros) = text.trim().split_once(' ')?;
        let micros: f64 = micros.parse().ok()?;
        Some((count.parse().ok()?, micros.max(1.0)))
    };
    numbers().with_context(|| format!("a contender printed {text:?}"))
}

/// Cargo in the workspace of the benchmarks, quiet.
pub(crate) fn cargo(root: &Path, command: &str) -> Command {
    let mut cargo = workspace::cargo(root);
    cargo.current_dir(root.join(BENCHES));
    cargo.args([command, "--quiet"]);
    cargo
}

/// Where the benchmarks are built.
pub(crate) fn target(root: &Path) -> PathBuf {
    workspace::cache(root).join("bench")
}

#[cfg(test)]
mod tests {
    use super::read_timed;

    #[test]
    fn the_output_of_a_contender_is_two_numbers() {
        assert_eq!(read_timed("600 12345\n").ok(), Some((600, 12_345.0)));
        assert_eq!(
            read_timed("600 0\n").ok(),
            Some((600, 1.0)),
            "no division by zero"
        );
        for text in ["", "600", "600 ms", "a b"] {
            assert!(read_timed(text).is_err(), "{text}");
        }
    }
}
