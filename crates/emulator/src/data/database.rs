//! The database file: opened and checked, read into a store, written to.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use redb::{
    Database, DatabaseError, ReadTransaction, ReadableDatabase, ReadableTable,
    ReadableTableMetadata, TableDefinition, TableError, TableHandle,
};

use super::batch::{self, decode, Batch, WORKSPACE};
use super::section::{for_each, ForEach, Key, Section};
use crate::http::idempotency::{saved, Keys};
use crate::store::Store;

/// The name of the file in the directory.
const FILE: &str = "linkbreakers-emulator.redb";
/// Tells our files from those of other programs, and what they hold.
const FORMAT: TableDefinition<'_, &str, u64> = TableDefinition::new("linkbreakers-emulator");
const VERSION: u64 = 1;
/// Pages kept in memory. All records are there anyway, so that few pages are read twice.
const CACHE: usize = 64 * 1024 * 1024;

type Table<'t> = TableDefinition<'t, &'static [u8], &'static [u8]>;

/// An open database.
pub(super) struct File {
    path: PathBuf,
    database: Database,
}

/// What a database held.
pub(super) struct Loaded {
    pub(super) store: Store,
    pub(super) keys: Keys,
    pub(super) existed: bool,
}

impl File {
    /// Opens the database of a directory, which is made if need be. The whole file is checked.
    pub(super) fn open(directory: &Path) -> io::Result<Self> {
        std::fs::create_dir_all(directory)
            .map_err(|error| about(directory, error.kind(), &error))?;
        let path = directory.join(FILE);
        let mut builder = Database::builder();
        builder.set_cache_size(CACHE);
        builder.set_check_integrity_on_open(true);
        let database = builder
            .create(&path)
            .map_err(|error| refusal(&path, &error))?;
        let file = Self { path, database };
        file.check_format()?;
        Ok(file)
    }

    fn check_format(&self) -> io::Result<()> {
        let broken = |error: redb::Error| self.damaged(error);
        let read = self
            .database
            .begin_read()
            .map_err(|error| broken(error.into()))?;
        let found = match read.open_table(FORMAT) {
            Ok(table) => table.get("version").map_err(|error| broken(error.into()))?,
            Err(TableError::TableDoesNotExist(_)) => None,
            Err(error) => return Err(broken(error.into())),
        };
        match found.map(|version| version.value()) {
            Some(VERSION) => Ok(()),
            Some(version) => Err(self.foreign(format!(
                "it has version {version} of the format; this emulator reads version {VERSION}"
            ))),
            None => {
                let mut tables = read.list_tables().map_err(|error| broken(error.into()))?;
                match tables.next() {
                    Some(table) => Err(self.foreign(format!(
                        "it is another program's, with a table `{}`",
                        table.name()
                    ))),
                    None => Ok(()),
                }
            }
        }
    }

    /// Reads all into `store`, which is empty.
    pub(super) fn load(&self, mut store: Store, now: DateTime<Utc>) -> io::Result<Loaded> {
        let read = self
            .database
            .begin_read()
            .map_err(|error| self.damaged(error))?;
        let keys = Keys::default();
        let mut found = None;
        self.each_row(&read, WORKSPACE, |_, row| {
            found = Some(serde_json::from_slice(row).map_err(|error| error.to_string())?);
            Ok(())
        })?;
        let existed = found.is_some();
        if let Some(workspace) = found {
            store.resume(workspace);
            for_each(&mut Load {
                file: self,
                read: &read,
                store: &mut store,
            })?;
            store.count_visits();
            batch::watch(&mut store);
            keys.watch();
            self.each_row(&read, saved::TABLE, |_, row| keys.restore(row, now))?;
        }
        Ok(Loaded {
            store,
            keys,
            existed,
        })
    }

    fn each_row(
        &self,
        read: &ReadTransaction,
        name: &str,
        mut take: impl FnMut(&[u8], &[u8]) -> Result<(), String>,
    ) -> io::Result<()> {
        let table = match read.open_table(Table::new(name)) {
            Ok(table) => table,
            Err(TableError::TableDoesNotExist(_)) => return Ok(()),
            Err(error) => return Err(self.damaged(error)),
        };
        for row in table.iter().map_err(|error| self.damaged(error))? {
            let (key, value) = row.map_err(|error| self.damaged(error))?;
            take(key.value(), value.value()).map_err(|reason| self.damaged(reason))?;
        }
        Ok(())
    }

    fn row_count(&self, read: &ReadTransaction, name: &str) -> usize {
        let table = read.open_table(Table::new(name)).ok();
        let count = table.and_then(|table| table.len().ok()).unwrap_or_default();
        usize::try_from(count).unwrap_or_default()
    }

    /// Saves batches as one: after it returns, they survive a crash; otherwise none of them is there.
    pub(super) fn commit(&self, batches: &[Batch]) -> io::Result<()> {
        if let Some(reason) = batches.iter().find_map(|batch| batch.broken.as_ref()) {
            return Err(self.failed(reason));
        }
        // Of several changes to one record only the last counts.
        let mut tables: BTreeMap<&'static str, BTreeMap<&[u8], Option<&[u8]>>> = BTreeMap::new();
        let mut replaces_all = false;
        for batch in batches {
            if batch.replaces_all {
                tables.clear();
                replaces_all = true;
            }
            for write in &batch.writes {
                let table = tables.entry(write.table).or_default();
                table.insert(&write.key, write.value.as_deref());
            }
        }
        self.write(&tables, replaces_all)
            .map_err(|error| self.failed(error))
    }

    fn write(
        &self,
        tables: &BTreeMap<&'static str, BTreeMap<&[u8], Option<&[u8]>>>,
        replaces_all: bool,
    ) -> Result<(), redb::Error> {
        let transaction = self.database.begin_write()?;
        if replaces_all {
            let old: Vec<_> = transaction.list_tables()?.collect();
            for table in old {
                transaction.delete_table(table)?;
            }
            transaction.open_table(FORMAT)?.insert("version", VERSION)?;
        }
        for (name, rows) in tables {
            let mut table = transaction.open_table(Table::new(name))?;
            for (key, value) in rows {
                match value {
                    Some(value) => drop(table.insert(*key, *value)?),
                    None => drop(table.remove(*key)?),
                }
            }
        }
        transaction.commit()?;
        Ok(())
    }

    /// Closes the file, which then needs no check for a crash.
    pub(super) fn close(self) -> io::Result<()> {
        let Self { path, database } = self;
        let closed = database.close();
        closed.map_err(|error| about(&path, io::ErrorKind::Other, &error))
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    fn failed(&self, reason: impl Display) -> io::Error {
        about(&self.path, io::ErrorKind::Other, &reason)
    }

    fn damaged(&self, reason: impl Display) -> io::Error {
        damaged(&self.path, &reason)
    }

    fn foreign(&self, reason: String) -> io::Error {
        let reason = format!("{reason}; name another directory");
        about(&self.path, io::ErrorKind::InvalidData, &reason)
    }
}

/// The file of a directory.
pub(super) fn path_in(directory: &Path) -> PathBuf {
    directory.join(FILE)
}

/// The error for a file that cannot be read.
pub(super) fn damaged(path: &Path, reason: &dyn Display) -> io::Error {
    let reason = format!("the file is damaged: {reason}; remove it to begin anew");
    about(path, io::ErrorKind::InvalidData, &reason)
}

fn refusal(path: &Path, error: &DatabaseError) -> io::Error {
    match error {
        DatabaseError::DatabaseAlreadyOpen | DatabaseError::LockProtocolMismatch => about(
            path,
            io::ErrorKind::WouldBlock,
            &"another emulator uses this directory; stop it, or name another one",
        ),
        DatabaseError::UpgradeRequired(_) => about(
            path,
            io::ErrorKind::InvalidData,
            &"the file's format is too old",
        ),
        DatabaseError::Storage(redb::StorageError::Io(error))
            if error.kind() != io::ErrorKind::InvalidData
                && error.kind() != io::ErrorKind::UnexpectedEof =>
        {
            about(path, error.kind(), error)
        }
        error => damaged(path, error),
    }
}

fn about(path: &Path, kind: io::ErrorKind, reason: &dyn Display) -> io::Error {
    io::Error::new(kind, format!("{}: {reason}", path.display()))
}

struct Load<'f> {
    file: &'f File,
    read: &'f ReadTransaction,
    store: &'f mut Store,
}

impl ForEach for Load<'_> {
    type Error = io::Error;

    fn apply<S: Section>(&mut self) -> io::Result<()> {
        let store = &mut *self.store;
        S::reserve(store, self.file.row_count(self.read, S::NAME));
        let mut index = 0;
        self.file.each_row(self.read, S::NAME, |key, row| {
            let place = |reason| format!("{} number {index}: {reason}", S::NAME);
            let record = decode::<S>(row).map_err(place)?;
            if S::key(index, &record).bytes() != key {
                return Err(place("it has another key".to_owned()));
            }
            S::restore(store, record).map_err(place)?;
            index += 1;
            Ok(())
        })
    }
}
