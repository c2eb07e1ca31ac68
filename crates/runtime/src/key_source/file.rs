//! A key in a file, such as a mounted secret that the platform replaces.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::runtime::Handle;

use super::{CachedKeySource, KeySourceError, Secret};

/// How long a file is not read again, unless its key is refused.
const MAX_AGE: Duration = Duration::from_secs(10);
/// The most bytes of a file that can be a key.
const LIMIT: u64 = 16 * 1024;

impl CachedKeySource {
    /// The key in the file at `path`, read again every 10 s and when the server refuses it.
    ///
    /// White space around the key is dropped. A file that cannot be read, is empty, is not UTF-8, or
    /// has more than 16 KiB is an error, which names the path. While it cannot be read, a key that was
    /// read before is used on.
    ///
    /// Environment variables cannot be read anew: a program keeps those it was started with.
    #[must_use]
    pub fn from_file(path: impl Into<PathBuf>) -> Self {
        let path: Arc<Path> = path.into().into();
        Self::new(move || read(Arc::clone(&path))).max_age(MAX_AGE)
    }
}

async fn read(path: Arc<Path>) -> Result<Secret, KeySourceError> {
    let Ok(runtime) = Handle::try_current() else {
        return Err(KeySourceError::new(
            "a key file is read on a tokio runtime, and there is none",
        ));
    };
    let reading = runtime.spawn_blocking(move || read_now(&path));
    reading
        .await
        .unwrap_or_else(|_| Err(KeySourceError::new("the runtime was shut down")))
}

fn read_now(path: &Path) -> Result<Secret, KeySourceError> {
    let refuse = |reason: String| {
        let reason = format!("the key file {} {reason}", path.display());
        Err(KeySourceError::new(reason))
    };
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_string(&mut text));
    match read {
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            return refuse("is not UTF-8 text".to_owned());
        }
        Err(error) => return refuse(format!("cannot be read: {}", error.kind())),
        Ok(_) if text.len() as u64 > LIMIT => {
            return refuse("has more than 16 KiB, which no key has".to_owned());
        }
        Ok(_) if text.trim().is_empty() => return refuse("is empty".to_owned()),
        Ok(_) => {}
    }
    Ok(Secret::from(text))
}
