//! The one thread that writes: in the order of the queue, and all that waits at once.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{mpsc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use chrono::{DateTime, Utc};
use tokio::sync::{oneshot, watch};

use super::batch::Batch;
use super::database::{self, File, Loaded};
use super::{Failure, Ticket};
use crate::store::Store;

/// One commit takes no more than this many bytes beyond its first batch.
const MOST: usize = 16 * 1024 * 1024;

/// A queue and the thread behind it, which ends with this.
pub(super) struct Writer {
    queue: Mutex<Queue>,
    progress: watch::Receiver<Progress>,
}

struct Queue {
    sender: Option<mpsc::Sender<(u64, Batch)>>,
    thread: Option<JoinHandle<()>>,
    last: u64,
}

/// How far the thread is.
#[derive(Clone, Debug, Default)]
struct Progress {
    saved: u64,
    failure: Option<Failure>,
}

impl Writer {
    /// Opens a directory on the thread and reads it into `store`.
    pub(super) async fn open(
        directory: PathBuf,
        store: Store,
        now: DateTime<Utc>,
    ) -> io::Result<(Self, Loaded)> {
        let (sender, receiver) = mpsc::channel();
        let (tell, progress) = watch::channel(Progress::default());
        let (answer, loaded) = oneshot::channel();
        let path = database::path_in(&directory);
        let thread = thread::Builder::new()
            .name("linkbreakers-emulator-data".to_owned())
            .spawn(move || match open(&directory, store, now) {
                Ok((file, loaded)) => {
                    if answer.send(Ok(loaded)).is_ok() {
                        write(file, &receiver, &tell);
                    }
                }
                // Nobody waits any longer.
                Err(error) => drop(answer.send(Err(error))),
            })?;
        let writer = Self {
            queue: Mutex::new(Queue {
                sender: Some(sender),
                thread: Some(thread),
                last: 0,
            }),
            progress,
        };
        match loaded.await {
            Ok(loaded) => Ok((writer, loaded?)),
            // The database's code gave up on what it read.
            Err(_) => Err(database::damaged(&path, &"it holds what no database holds")),
        }
    }

    /// Queues a batch, unless it is empty.
    pub(super) fn queue(&self, batch: Batch) -> Ticket {
        let mut queue = self.lock();
        if !batch.is_empty() {
            queue.last += 1;
            let item = (queue.last, batch);
            if let Some(sender) = &queue.sender {
                // A thread that ended has told why; whoever waits is told.
                let _ = sender.send(item);
            }
        }
        Ticket(queue.last)
    }

    pub(super) async fn saved(&self, Ticket(number): Ticket) -> Result<(), Failure> {
        let mut progress = self.progress.clone();
        let over = |progress: &Progress| progress.saved >= number || progress.failure.is_some();
        let seen = match progress.wait_for(over).await {
            Ok(seen) => seen.clone(),
            // The thread has ended, but this may have been its last word.
            Err(_) => self.progress.borrow().clone(),
        };
        match seen.failure {
            _ if seen.saved >= number => Ok(()),
            Some(failure) => Err(failure),
            None => Err(Failure("the emulator has stopped".into())),
        }
    }

    pub(super) fn failure(&self) -> Option<Failure> {
        self.progress.borrow().failure.clone()
    }

    /// Lets the thread end, and waits for it without blocking.
    pub(super) async fn finish(&self) {
        self.lock().sender = None;
        let mut progress = self.progress.clone();
        while progress.changed().await.is_ok() {}
        self.close();
    }

    pub(super) fn close(&self) {
        let thread = {
            let mut queue = self.lock();
            queue.sender = None;
            queue.thread.take()
        };
        if let Some(thread) = thread {
            // A panic of the database's code was its last word.
            let _ = thread.join();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.close();
    }
}

fn open(directory: &Path, store: Store, now: DateTime<Utc>) -> io::Result<(File, Loaded)> {
    let file = File::open(directory)?;
    let loaded = file.load(store, now)?;
    Ok((file, loaded))
}

/// Until the queue is closed and empty, or something fails.
fn write(file: File, queue: &mpsc::Receiver<(u64, Batch)>, tell: &watch::Sender<Progress>) {
    while let Ok((mut last, first)) = queue.recv() {
        let mut weight = 0;
        let mut batches = vec![first];
        while weight < MOST {
            let Ok((number, batch)) = queue.try_recv() else {
                break;
            };
            weight += batch.weight();
            last = number;
            batches.push(batch);
        }
        match file.commit(&batches) {
            Ok(()) => tell.send_modify(|progress| progress.saved = last),
            Err(error) => {
                complain(&format!("could not save, and answers no more: {error}"));
                let failure = Failure(error.to_string().into());
                tell.send_modify(|progress| progress.failure = Some(failure));
                return;
            }
        }
    }
    let path = file.path().to_owned();
    if let Err(error) = file.close() {
        complain(&format!("{} was not closed: {error}", path.display()));
    }
}

fn complain(what: &str) {
    // With stderr closed there is nobody to tell.
    let _ = writeln!(io::stderr(), "linkbreakers-emulator: {what}");
}
