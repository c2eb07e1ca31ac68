//! Redocly's linter, pinned: its rules change between versions, and ours must not by surprise.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{bail, Context as _, Result};
use serde_json::Value;

use crate::lint::DOCUMENT;
use crate::process;

const PACKAGE: &str = "@redocly/cli@2.77.0";
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Findings of any severity, one line each: a warning nobody must mend is one nobody reads.
pub(crate) fn check(root: &Path) -> Result<Vec<String>> {
    require_node()?;
    let mut command = Command::new(if cfg!(windows) { "npx.cmd" } else { "npx" });
    command.args([
        "--yes",
        PACKAGE,
        "lint",
        DOCUMENT,
        "--config",
        "redocly.yaml",
    ]);
    command.args(["--format", "json", "--max-problems", "1000"]);
    command
        .env("REDOCLY_TELEMETRY", "off")
        .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    command.current_dir(root).stdin(Stdio::null());
    let output = command.output().context("cannot start npx; install npm")?;
    // It exits with 1 for findings as for failures: only a report tells one from the other.
    let Ok(report) = serde_json::from_slice::<Value>(&output.stdout) else {
        bail!(
            "redocly failed\n{}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    };
    let problems = report.get("problems").and_then(Value::as_array);
    let Some(problems) = problems else {
        bail!("redocly's report lists no problems, not even none");
    };
    Ok(problems.iter().map(line).collect())
}

fn line(problem: &Value) -> String {
    let text = |pointer: &str| {
        problem
            .pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or("?")
    };
    let line = problem
        .pointer("/location/0/start/line")
        .and_then(Value::as_u64);
    format!(
        "{DOCUMENT}{} {} ({}) at {}",
        line.map(|line| format!(":{line}:")).unwrap_or_default(),
        text("/message"),
        text("/ruleId"),
        text("/location/0/pointer"),
    )
}

fn require_node() -> Result<()> {
    let printed = process::probe("node", &["--version"]);
    let found = printed.as_deref().and_then(version);
    if found.is_some_and(|version| version >= OLDEST_NODE) {
        return Ok(());
    }
    bail!(
        "Node.js {}.{}+ is needed to lint {DOCUMENT} (found: {})",
        OLDEST_NODE.0,
        OLDEST_NODE.1,
        printed.as_deref().map_or("none", str::trim)
    )
}

/// `v20.20.2` is (20, 20).
fn version(printed: &str) -> Option<(u32, u32)> {
    let mut parts = printed.trim().strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{line, version};

    #[test]
    fn reads_what_node_says_of_itself() {
        assert_eq!(version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(version("node: not found"), None);
    }

    #[test]
    fn a_finding_is_one_line() {
        let problem = serde_json::json!({
            "ruleId": "tags-alphabetical",
            "message": "Sort the tags.",
            "location": [{ "pointer": "#/tags/1", "start": { "line": 22 } }],
        });
        let expected = "openapi.yaml:22: Sort the tags. (tags-alphabetical) at #/tags/1";
        assert_eq!(line(&problem), expected);
    }
}
