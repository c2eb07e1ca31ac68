//! `cargo xtask guide`: the shell and Python blocks of docs/emulator.md, run one after the other
//! against an emulator, so that what people copy from the guide works.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{ensure, Context as _, Result};

use crate::served::Served;
use crate::{process, workspace};

const GUIDE: &str = "docs/emulator.md";
const EMULATOR: &str = "linkbreakers-emulator";

/// A block of the guide in a language that can be run.
#[derive(Debug, PartialEq, Eq)]
struct Block<'g> {
    /// The line of the guide that it begins in, for messages.
    line: usize,
    program: &'static [&'static str],
    text: &'g str,
}

pub(crate) fn run(root: &Path) -> Result<()> {
    let guide = std::fs::read_to_string(root.join(GUIDE)).context("cannot read the guide")?;
    let blocks = blocks(&guide);
    ensure!(!blocks.is_empty(), "{GUIDE} has no block to run");
    let of_emulator = ["--quiet", "--package", EMULATOR, "--bin", EMULATOR];
    process::run(workspace::cargo(root).arg("build").args(of_emulator))?;
    let program = workspace::target(root)?.join("debug").join(EMULATOR);
    let emulator = Served::start(Command::new(program).args(["--listen", "127.0.0.1:0"]))?;
    // What the blocks write goes where `cargo clean` finds it.
    let folder = workspace::cache(root).join("guide");
    std::fs::create_dir_all(&folder).context("cannot make a folder for the guide")?;
    for block in &blocks {
        let [program, arguments @ ..] = block.program else {
            continue;
        };
        let mut command = Command::new(program);
        command.args(arguments).arg(block.text).current_dir(&folder);
        command.env("LINKBREAKERS_BASE_URL", &emulator.url);
        command.env("LINKBREAKERS_SECRET_KEY", "any-token");
        process::quiet(command.stdin(Stdio::null()))
            .with_context(|| format!("{GUIDE}:{}", block.line))?;
    }
    println!("{} blocks of {GUIDE} did what they say", blocks.len());
    Ok(())
}

/// The blocks that are marked `sh` or `python`.
fn blocks(guide: &str) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    let mut begun: Option<(usize, &str, usize)> = None;
    let mut offset = 0;
    for (number, line) in guide.split_inclusive('\n').enumerate() {
        let next = offset + line.len();
        match (begun, line.trim_end().strip_prefix("```")) {
            (None, Some(language)) => begun = Some((number + 1, language, next)),
            (Some((line, language, from)), Some("")) => {
                let program: Option<&[&str]> = match language {
                    "sh" => Some(&["bash", "-euo", "pipefail", "-c"]),
                    "python" => Some(&["python3", "-c"]),
                    _ => None,
                };
                let text = guide.get(from..offset).unwrap_or_default();
                found.extend(program.map(|program| Block {
                    line,
                    program,
                    text,
                }));
                begun = None;
            }
            _ => {}
        }
        offset = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn only_what_can_be_run_is_run() {
        let guide =
            "a\n```console\n$ no\n```\n```sh\none\ntwo\n```\n```rust\nno\n```\n```python\nx\n```\n";
        let found: Vec<_> = blocks(guide)
            .into_iter()
            .map(|block| (block.line, block.program[0], block.text))
            .collect();
        assert_eq!(found, [(5, "bash", "one\ntwo\n"), (12, "python3", "x\n")]);
    }
}
