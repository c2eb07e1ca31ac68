//! A journal's open file: lines are read where they lie, and added behind the last intact one.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::line::Line;
use super::scan::{scan, Contents, Place};
use super::Opened;
use crate::import::faults::unusable;

/// The open file.
#[derive(Default)]
pub(super) struct Book {
    file: Option<File>,
    contents: Contents,
    /// There may be a torn line behind the last intact one.
    is_torn: bool,
    /// How long the file was when it was opened.
    length: u64,
}

impl Book {
    pub(super) fn open(&mut self, path: &Path) -> io::Result<Option<Opened>> {
        *self = Self::default();
        let file = match OpenOptions::new().read(true).append(true).open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        self.contents = scan(BufReader::new(&file))?;
        self.length = file.metadata()?.len();
        self.is_torn = self.length > self.contents.end;
        self.file = Some(file);
        Ok(self.contents.header.clone().map(|header| Opened {
            header,
            chunks: self
                .contents
                .records
                .keys()
                .max()
                .map_or(0, |last| last.saturating_add(1)),
        }))
    }

    /// Writes the header, unless another run was faster.
    pub(super) fn begin(&mut self, path: &Path, line: &str) -> io::Result<()> {
        let mut options = OpenOptions::new();
        options.read(true).append(true);
        match &self.file {
            None => match options.create_new(true).open(path) {
                Ok(file) => self.file = Some(file),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    return Err(begun_by_another())
                }
                Err(error) => return Err(error),
            },
            Some(file) if file.metadata()?.len() != self.length => return Err(begun_by_another()),
            Some(_) => {}
        }
        let place = self.add(path, line)?;
        if let Some(file) = &mut self.file {
            file.sync_all()?;
            // An empty file can be begun by two at once: the first line is the one that counts.
            let mut first = vec![0; line.len()];
            file.seek(SeekFrom::Start(0))?;
            let read = file.read_exact(&mut first);
            if read.is_err() || first != line.as_bytes() {
                self.file = None;
                take_back(path, place, line)?;
                return Err(begun_by_another());
            }
        }
        sync_folder_of(path)
    }

    pub(super) fn read(&mut self, chunk: u64) -> io::Result<Option<String>> {
        let (Some(file), Some(place)) = (&mut self.file, self.contents.records.get(&chunk)) else {
            return Ok(None);
        };
        file.seek(SeekFrom::Start(place.at))?;
        let mut line = vec![0; place.length];
        file.read_exact(&mut line)?;
        Ok(match Line::read(&line) {
            Some(Line::Record(number, record)) if number == chunk => Some(record.to_owned()),
            _ => None,
        })
    }

    pub(super) fn write(&mut self, path: &Path, chunk: u64, line: &str) -> io::Result<()> {
        let place = self.add(path, line)?;
        self.contents.records.insert(chunk, place);
        Ok(())
    }

    /// Adds a line behind the last intact one and flushes it to the disk.
    fn add(&mut self, path: &Path, line: &str) -> io::Result<Place> {
        let Some(file) = &mut self.file else {
            return Err(io::Error::new(io::ErrorKind::Other, "it is not open"));
        };
        if self.is_torn {
            // A handle that only adds cannot cut on every system.
            let cut = OpenOptions::new().write(true).open(path)?;
            cut.set_len(self.contents.end)?;
            cut.sync_all()?;
            self.is_torn = false;
        }
        let feed = if self.contents.is_open { "\n" } else { "" };
        // One write, so that a line of somebody else cannot come between.
        self.is_torn = true;
        file.write_all(format!("{feed}{line}").as_bytes())?;
        file.sync_data()?;
        self.is_torn = false;
        self.contents.is_open = false;
        let end = file.stream_position()?;
        self.contents.end = end;
        let length = line.len() as u64;
        Ok(Place {
            at: end.saturating_sub(length),
            length: line.trim_end_matches('\n').len(),
        })
    }
}

/// A new file is durable when the folder that names it is.
fn sync_folder_of(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

/// Makes a line of our own unreadable. Nothing is moved, since others may add lines.
fn take_back(path: &Path, place: Place, line: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    let mut there = vec![0; line.len()];
    file.seek(SeekFrom::Start(place.at))?;
    // The other run may have cut it off, and written its own in its place.
    if file.read_exact(&mut there).is_err() || there != line.as_bytes() {
        return Ok(());
    }
    file.seek(SeekFrom::Start(place.at))?;
    file.write_all(&vec![b' '; place.length])?;
    file.sync_all()
}

fn begun_by_another() -> io::Error {
    unusable("another run has just begun this journal; run again")
}
