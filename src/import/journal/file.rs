//! A journal in a file: lines that are only ever added, each with a checksum.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::line::Line;
use super::scan::{scan, Contents, Place};
use super::{Journal, Journaling, Opened};

/// A journal in a file.
///
/// The header and each record are a line with a checksum. A line is written and flushed to the
/// disk (`fdatasync`) before the import goes on; when the file is new, so is its folder.
///
/// After a crash, a line that is not whole is as if it had not been written, and the next line
/// takes its place. A damaged line amid the file costs the requests for its chunk once more. A
/// file that begins with anything but a header is refused and left as it is.
///
/// ```
/// use linkbreakers::import::FileJournal;
///
/// let journal = FileJournal::new("spring.journal");
/// assert_eq!(journal.path().to_str(), Some("spring.journal"));
/// ```
pub struct FileJournal {
    path: PathBuf,
    book: Arc<Mutex<Book>>,
}

impl FileJournal {
    /// A journal in the file at `path`, which is made when the import begins.
    ///
    /// Nothing is opened yet. Two processes must not use the same file at a time.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            book: Arc::default(),
        }
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `act` where it may block.
    fn act<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Book, &Path) -> io::Result<T> + Send + 'static,
    ) -> Journaling<'_, T> {
        let (book, path) = (Arc::clone(&self.book), self.path.clone());
        Box::pin(async move {
            let acting = tokio::task::spawn_blocking(move || {
                let mut book = book.lock().unwrap_or_else(PoisonError::into_inner);
                act(&mut book, &path)
            });
            let done = acting.await;
            done.unwrap_or_else(|error| Err(io::Error::new(io::ErrorKind::Other, error)))
        })
    }
}

impl Journal for FileJournal {
    fn open(&mut self) -> Journaling<'_, Option<Opened>> {
        self.act(Book::open)
    }

    fn begin<'a>(&'a mut self, header: &'a str) -> Journaling<'a, ()> {
        let line = one_line(header).map(|header| Line::Header(header).write());
        self.act(move |book, path| book.begin(path, &line?))
    }

    fn read(&mut self, chunk: u64) -> Journaling<'_, Option<String>> {
        self.act(move |book, _| book.read(chunk))
    }

    fn write<'a>(&'a mut self, chunk: u64, record: &'a str) -> Journaling<'a, ()> {
        let line = one_line(record).map(|record| Line::Record(chunk, record).write());
        self.act(move |book, path| book.write(path, chunk, &line?))
    }
}

impl fmt::Debug for FileJournal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileJournal")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// The open file.
#[derive(Default)]
struct Book {
    file: Option<File>,
    contents: Contents,
    /// There may be a torn line behind the last intact one.
    is_torn: bool,
}

impl Book {
    fn open(&mut self, path: &Path) -> io::Result<Option<Opened>> {
        *self = Self::default();
        let file = match OpenOptions::new().read(true).append(true).open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        self.contents = scan(BufReader::new(&file))?;
        self.is_torn = file.metadata()?.len() > self.contents.end;
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

    fn begin(&mut self, path: &Path, line: &str) -> io::Result<()> {
        if self.file.is_none() {
            let options = OpenOptions::new()
                .read(true)
                .append(true)
                .create(true)
                .open(path);
            self.file = Some(options?);
        }
        self.add(path, line)?;
        if let Some(file) = &self.file {
            file.sync_all()?;
        }
        sync_folder_of(path)
    }

    fn read(&mut self, chunk: u64) -> io::Result<Option<String>> {
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

    fn write(&mut self, path: &Path, chunk: u64, line: &str) -> io::Result<()> {
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

fn one_line(text: &str) -> io::Result<&str> {
    if text.contains('\n') {
        let error = "a header or a record is one line";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, error));
    }
    Ok(text)
}
