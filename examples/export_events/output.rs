//! The file that is written, and beside it the place up to which it is right.

use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use linkbreakers::models::Event;
use linkbreakers::pagination::Checkpoint;
use serde::{Deserialize, Serialize};

use crate::options::{Format, Options};
use crate::row;
use crate::Failure;

/// A table or a line of JSON for each event.
enum Writer {
    Csv(Box<csv::Writer<File>>),
    Ndjson(BufWriter<File>),
}

pub(crate) struct Output {
    writer: Writer,
    format: Format,
    place: PathBuf,
}

/// What belongs together: so many bytes of the file, in this format, are behind this checkpoint.
#[derive(Serialize, Deserialize)]
struct Kept {
    format: Format,
    bytes: u64,
    checkpoint: Checkpoint,
}

impl Output {
    /// A new file; one that is there is replaced.
    pub(crate) fn create(options: &Options) -> Result<Self, Failure> {
        // First, so that a kill leaves no checkpoint of the file that was there before.
        match fs::remove_file(place_of(&options.file)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        let mut output = Self::over(File::create(&options.file)?, options);
        if let Writer::Csv(table) = &mut output.writer {
            table.write_record(row::COLUMNS)?;
        }
        Ok(output)
    }

    /// The file of an earlier run, without the rows that came after its last checkpoint.
    pub(crate) fn resume(options: &Options) -> Result<(Self, Checkpoint), Failure> {
        let place = place_of(&options.file);
        let kept = fs::read(&place).map_err(|error| {
            format!(
                "nothing to resume: {} cannot be read ({error})",
                place.display()
            )
        })?;
        let kept: Kept = serde_json::from_slice(&kept)?;
        if kept.format != options.format {
            return Err("the file was begun in the other format; see --format".into());
        }
        let mut file = OpenOptions::new().write(true).open(&options.file)?;
        if file.metadata()?.len() < kept.bytes {
            return Err("the file is shorter than its checkpoint says; begin anew".into());
        }
        file.set_len(kept.bytes)?;
        file.seek(SeekFrom::End(0))?;
        Ok((Self::over(file, options), kept.checkpoint))
    }

    fn over(file: File, options: &Options) -> Self {
        let writer = match options.format {
            Format::Csv => Writer::Csv(Box::new(csv::Writer::from_writer(file))),
            Format::Ndjson => Writer::Ndjson(BufWriter::new(file)),
        };
        let place = place_of(&options.file);
        Self {
            writer,
            format: options.format,
            place,
        }
    }

    pub(crate) fn write(&mut self, event: &Event) -> Result<(), Failure> {
        match &mut self.writer {
            Writer::Csv(table) => table.write_record(row::cells(event))?,
            Writer::Ndjson(lines) => {
                serde_json::to_writer(&mut *lines, event)?;
                lines.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    /// Makes the rows so far lasting, and then the checkpoint that stands behind them.
    pub(crate) fn keep(&mut self, checkpoint: &Checkpoint) -> Result<(), Failure> {
        let mut file = match &mut self.writer {
            Writer::Csv(table) => {
                table.flush()?;
                table.get_ref()
            }
            Writer::Ndjson(lines) => {
                lines.flush()?;
                lines.get_ref()
            }
        };
        file.sync_data()?;
        let kept = Kept {
            format: self.format,
            bytes: file.stream_position()?,
            checkpoint: checkpoint.clone(),
        };
        // Renamed when it is whole: a kill leaves the old one or the new one.
        let new = self.place.with_extension("new");
        let mut written = File::create(&new)?;
        written.write_all(&serde_json::to_vec(&kept)?)?;
        written.sync_data()?;
        fs::rename(&new, &self.place)?;
        Ok(())
    }
}

fn place_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".checkpoint");
    name.into()
}
