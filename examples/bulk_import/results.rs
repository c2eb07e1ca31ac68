//! The CSV file with what became of each line.

use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use csv::Writer;
use linkbreakers::import::{Outcome, RefusedBy};

use crate::Failure;

const COLUMNS: [&str; 6] = ["line", "status", "id", "entrypoint", "code", "reason"];

/// Written anew by each run, since the import tells of all rows again. Until it is whole it has a
/// name of its own, so that a run that stops does not take the results of the one before.
pub(crate) struct Results {
    file: Writer<File>,
    part: PathBuf,
    rows: u64,
    counts: Counts,
}

#[derive(Clone, Copy, Default)]
pub(crate) struct Counts {
    created: u64,
    refused_here: u64,
    refused_by_server: u64,
    failed: u64,
}

impl Results {
    /// Refuses to take the place of a file that holds something else.
    pub(crate) fn new(path: &Path) -> Result<Self, Failure> {
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        check(path)?;
        check(&part)?;
        let mut file = Writer::from_path(&part)?;
        file.write_record(COLUMNS)?;
        Ok(Self {
            file,
            part,
            rows: 0,
            counts: Counts::default(),
        })
    }

    pub(crate) fn row(&mut self, line: u64, outcome: &Outcome) -> Result<(), Failure> {
        let line = line.to_string();
        match outcome {
            Outcome::Created(link) => {
                self.counts.created += 1;
                let entrypoint = link.entrypoint.as_deref().unwrap_or_default();
                self.write([&line, "created", &link.id, entrypoint, "", ""])
            }
            Outcome::Refused(refusal) => {
                match refusal.by {
                    RefusedBy::Check => self.counts.refused_here += 1,
                    _ => self.counts.refused_by_server += 1,
                }
                let code = refusal.code_type.as_deref().unwrap_or_default();
                let details = refusal.details.iter().map(|detail| format!(" {detail}"));
                let reason = refusal.message.clone() + &details.collect::<String>();
                self.write([&line, "refused", "", "", code, &reason])
            }
            Outcome::Failed(error) => {
                self.counts.failed += 1;
                let code = error.code_type().unwrap_or_default();
                self.write([&line, "failed", "", "", code, &error.explain()])
            }
            _ => self.write([&line, "unknown", "", "", "", ""]),
        }
    }

    pub(crate) fn bad_line(&mut self, line: u64, reason: &str) -> Result<(), Failure> {
        self.counts.refused_here += 1;
        self.write([&line.to_string(), "refused", "", "", "", reason])
    }

    /// Gives the results their name.
    pub(crate) fn finish(mut self, path: &Path) -> Result<Counts, Failure> {
        self.file.flush()?;
        std::fs::rename(&self.part, path)?;
        Ok(self.counts)
    }

    /// The import has stopped: says where the rows are that there were.
    pub(crate) fn keep_part(&mut self) -> Result<String, Failure> {
        self.file.flush()?;
        if self.rows == 0 {
            return Ok(String::new());
        }
        let part = std::mem::take(&mut self.part);
        Ok(format!("\nthe rows up to here are in {}", part.display()))
    }

    fn write(&mut self, cells: [&str; 6]) -> Result<(), Failure> {
        self.rows += 1;
        Ok(self.file.write_record(cells)?)
    }
}

/// What is there may be replaced only if it is of this program.
fn check(path: &Path) -> Result<(), Failure> {
    let Ok(file) = File::open(path) else {
        return Ok(());
    };
    let mut first = Vec::new();
    BufReader::new(file.take(1_000)).read_until(b'\n', &mut first)?;
    if first.is_empty() || String::from_utf8_lossy(&first).trim_end() == COLUMNS.join(",") {
        return Ok(());
    }
    let advice = "it holds no results of this program, so it is not replaced; name another";
    Err(format!("{}: {advice}", path.display()).into())
}

/// A part that nobody was told of is of no use.
impl Drop for Results {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.part);
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} created, {} refused here, {} refused by the server, {} failed",
            self.created, self.refused_here, self.refused_by_server, self.failed
        )
    }
}
