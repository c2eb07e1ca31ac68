//! The CSV file, read line by line while the import goes on.

use std::fs::File;
use std::path::Path;
use std::sync::mpsc::{channel, Receiver, Sender};

use csv::{ErrorKind, Reader, ReaderBuilder, StringRecord};
use linkbreakers::models::CreateLinkRequest;

use crate::columns::{self, Column};
use crate::Failure;

/// A line of the file.
pub(crate) enum Entry {
    /// The import has been given its link.
    Link { line: u64 },
    /// It is no link.
    Bad { line: u64, reason: String },
}

/// The links of the file.
pub(crate) struct Input {
    reader: Reader<File>,
    names: StringRecord,
    columns: Vec<Column>,
    told: Sender<Result<Entry, csv::Error>>,
}

/// What the lines were that the import has taken, in their order.
pub(crate) struct Entries {
    told: Receiver<Result<Entry, csv::Error>>,
    broken: Option<csv::Error>,
}

impl Input {
    pub(crate) fn open(path: &Path) -> Result<(Self, Entries), Failure> {
        let reader = ReaderBuilder::new().flexible(true).from_path(path);
        let mut reader = reader.map_err(|error| format!("{}: {error}", path.display()))?;
        let names = reader.headers()?.clone();
        let columns = names.iter().map(|name| Column::named(name.trim()));
        let columns = columns.collect::<Result<Vec<_>, _>>()?;
        let (told, told_to) = channel();
        let input = Self {
            reader,
            names,
            columns,
            told,
        };
        let entries = Entries {
            told: told_to,
            broken: None,
        };
        Ok((input, entries))
    }
}

impl Iterator for Input {
    type Item = CreateLinkRequest;

    fn next(&mut self) -> Option<CreateLinkRequest> {
        let mut record = StringRecord::new();
        loop {
            let line = self.reader.position().line();
            let link = match self.reader.read_record(&mut record) {
                Ok(true) => columns::link(&self.names, &self.columns, &record),
                Ok(false) => return None,
                Err(error) if matches!(error.kind(), ErrorKind::Utf8 { .. }) => {
                    Err("is no UTF-8".to_owned())
                }
                Err(error) => {
                    // Nobody is there only if the import has ended.
                    let _ = self.told.send(Err(error));
                    return None;
                }
            };
            // Blank lines are skipped, so the record tells better where it began.
            let line = record.position().map_or(line, csv::Position::line);
            match link {
                Ok(link) => {
                    let _ = self.told.send(Ok(Entry::Link { line }));
                    return Some(link);
                }
                Err(reason) => {
                    let _ = self.told.send(Ok(Entry::Bad { line, reason }));
                }
            }
        }
    }
}

impl Entries {
    /// The next line that the import has taken.
    pub(crate) fn next(&mut self) -> Option<Entry> {
        match self.told.try_recv().ok()? {
            Ok(entry) => Some(entry),
            Err(error) => {
                self.broken = Some(error);
                None
            }
        }
    }

    /// Whether the file was read to its end.
    pub(crate) fn check(self) -> Result<(), Failure> {
        match self.broken {
            Some(error) => Err(format!("the input could not be read to its end: {error}").into()),
            None => Ok(()),
        }
    }
}
