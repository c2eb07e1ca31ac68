//! The CSV file with what became of each line.

use std::fmt;
use std::fs::File;
use std::path::Path;

use csv::Writer;
use linkbreakers::import::{Outcome, RefusedBy};

use crate::Failure;

/// Written anew by each run, since the import tells of all rows again.
pub(crate) struct Results {
    file: Writer<File>,
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
    pub(crate) fn create(path: &Path) -> Result<Self, Failure> {
        let mut file = Writer::from_path(path)?;
        file.write_record(["line", "status", "id", "entrypoint", "code", "reason"])?;
        Ok(Self {
            file,
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

    pub(crate) fn finish(&mut self) -> Result<Counts, Failure> {
        self.file.flush()?;
        Ok(self.counts)
    }

    fn write(&mut self, cells: [&str; 6]) -> Result<(), Failure> {
        Ok(self.file.write_record(cells)?)
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
