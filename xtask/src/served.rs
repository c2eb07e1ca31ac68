//! A server in a process of its own, which ends with the value that stands for it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{bail, Context as _, Result};

pub(crate) struct Served {
    process: Child,
    pub(crate) url: String,
}

impl Served {
    /// Starts a server that prints a line with its URL once it listens.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let program = command.get_program().to_string_lossy().into_owned();
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut process = command
            .spawn()
            .with_context(|| format!("cannot start {program}"))?;
        let output = process.stdout.take();
        let mut served = Self {
            process,
            url: String::new(),
        };
        for line in BufReader::new(output.context("a server without output")?).lines() {
            if let Some(url) = url_in(&line?) {
                served.url = url;
                return Ok(served);
            }
        }
        bail!("{program} did not say where it listens")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn url_in(line: &str) -> Option<String> {
    let at = line.find("http://")?;
    let url = line.get(at..)?.split_whitespace().next()?;
    Some(url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::url_in;

    #[test]
    fn the_url_is_found_in_a_line() {
        let url = Some("http://127.0.0.1:1".to_owned());
        assert_eq!(url_in("listening on http://127.0.0.1:1"), url);
        assert_eq!(url_in("http://127.0.0.1:1 (any token)"), url);
        assert_eq!(url_in("starting"), None);
    }
}
