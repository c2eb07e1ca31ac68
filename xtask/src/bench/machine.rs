//! The head of the page: when, with what, and on which machine.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::options::Options;
use crate::{files, process};

/// The crates whose versions matter, as the lockfile of the benchmarks has them.
const CRATES: [&str; 7] = [
    "linkbreakers",
    "reqwest",
    "hyper",
    "rustls",
    "serde_json",
    "svix",
    "standardwebhooks",
];

/// `minutes` is what the run took.
pub(super) fn describe(root: &Path, options: &Options, minutes: u64) -> Result<String> {
    let date = process::stdout(Command::new("date").args(["-u", "+%Y-%m-%d"]))?;
    let rustc = process::stdout(Command::new("rustc").arg("--version"))?;
    let valgrind = process::stdout(Command::new("valgrind").arg("--version"))?;
    let lock = files::read(root, "benches/Cargo.lock")?;
    let versions: Vec<String> = CRATES
        .iter()
        .flat_map(|name| {
            versions(&lock, name)
                .into_iter()
                .map(move |version| format!("{name} {version}"))
        })
        .collect();
    let command = if options.quick {
        "cargo xtask bench --quick"
    } else {
        "cargo xtask bench"
    };
    Ok(format!(
        "{INTRODUCTION}\n\
         | | |\n|---|---|\n\
         | written by | `{command}`, in {minutes} minutes |\n\
         | date | {} |\n\
         | compiler | {} |\n\
         | crates | {} |\n\
         | counters | {} |\n\
         | machine | {} |\n",
        date.trim(),
        rustc.trim(),
        versions.join(", "),
        valgrind.trim(),
        machine()?,
    ))
}

const INTRODUCTION: &str = "\
# Benchmarks

<!-- Written by `cargo xtask bench`. What is said about the figures comes from benches/notes.md. -->

What the SDK costs, side by side with what one would use instead. All of it is measured in one run, in
turns, against servers on the loopback interface; so the ratios hold on other machines, and the seconds
do not.

- **this SDK** is the crate as it is by default: retries, idempotency keys, pacing, timeouts, spans and
  rustls.
- **published** is `linkbreakers = \"=1.188.3\"`, the bare output of a generator, with
  `default-features = false, features = [\"rustls\"]`.
- **by hand** is the floor: reqwest 0.13 and serde with the same TLS stack, the same request with the same
  headers, an idempotency key among them, and typed models. It has no retries, no timeout, no limits, no
  spans, and its client and models know three calls. It is `benches/by_hand`.

The last columns are ours divided by the other one's: below 1 ours is cheaper, but for figures per second,
where above 1 ours is faster. **Bold** misses a target. Where a figure was repeated, it is the median, with
the least and the most beside it.
";

fn machine() -> Result<String> {
    let read = |path| std::fs::read_to_string(path).with_context(|| format!("cannot read {path}"));
    let processor =
        field(&read("/proc/cpuinfo")?, "model name").unwrap_or("unknown processor".into());
    let memory = field(&read("/proc/meminfo")?, "MemTotal").unwrap_or_default();
    let kib: f64 = memory
        .trim_end_matches("kB")
        .trim()
        .parse()
        .unwrap_or_default();
    let cores = std::thread::available_parallelism()?;
    Ok(format!(
        "{cores} cores of {processor}, {:.0} GiB of memory, {} {}",
        kib / 1_048_576.0,
        std::env::consts::OS,
        std::env::consts::ARCH
    ))
}

/// The value of `name : value`, the first one.
fn field(text: &str, name: &str) -> Option<String> {
    let lines = text.lines().filter_map(|line| line.split_once(':'));
    let mut values = lines.filter(|(key, _)| key.trim() == name);
    values.next().map(|(_, value)| value.trim().to_owned())
}

/// The versions of a crate in a lockfile.
fn versions(lock: &str, name: &str) -> Vec<String> {
    let wanted = format!("name = \"{name}\"");
    let mut lines = lock.lines();
    let mut found = Vec::new();
    while lines.by_ref().any(|line| line == wanted) {
        let version = lines
            .next()
            .and_then(|line| line.strip_prefix("version = "));
        found.extend(version.map(|version| version.trim_matches('"').to_owned()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{field, versions};

    #[test]
    fn versions_are_read_from_a_lockfile() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"a\"\n\
                    version = \"2.0.0\"\n\n[[package]]\nname = \"ab\"\nversion = \"3.0.0\"\n";
        assert_eq!(versions(lock, "a"), ["1.0.0", "2.0.0"]);
        assert_eq!(versions(lock, "b"), [""; 0]);
    }

    #[test]
    fn fields_are_read_from_what_the_kernel_says() {
        let text = "processor\t: 0\nmodel name\t: One\nprocessor\t: 1\nmodel name\t: Two\n";
        assert_eq!(field(text, "model name").as_deref(), Some("One"));
        assert_eq!(field(text, "name"), None);
    }
}
