//! What is saved, as one list: each kind of record says here how it is read out and put back.
//!
//! The database, the JSON document and the noting of changes all walk this list. A new kind needs
//! an implementation below `sections/` and a line in [`for_each`].

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde::Serialize;
use uuid::Uuid;

use super::sections::{
    Deliveries, Devices, Events, Identifications, Jobs, Links, Origins, Settings, Tags, Visitors,
    Webhooks,
};
use crate::store::changes::Changes;
use crate::store::Store;

/// A kind of record.
pub(crate) trait Section {
    /// The name of the member of the document and of the table in the database.
    const NAME: &'static str;
    /// Whether there may be so many that the database keeps them in a binary form.
    const COMPACT: bool = false;
    /// Not for secrets.
    const EXPORTED: bool = true;
    type Key: Key;
    type Record: Serialize + DeserializeOwned;

    fn changes(store: &mut Store) -> &mut Changes<Self::Key>;

    /// The keys of all records, in the order in which they are to be restored.
    fn keys(store: &Store) -> Vec<Self::Key>;

    /// A record as it is saved; `None` when it is gone.
    fn record(store: &Store, key: &Self::Key) -> Option<Self::Record>;

    /// The key of a record that was saved as number `index` of its kind.
    fn key(index: usize, record: &Self::Record) -> Self::Key;

    /// Makes room for this many more.
    fn reserve(_store: &mut Store, _count: usize) {}

    /// Whether the API could have made a record of a document, whose earlier kinds the store has.
    ///
    /// # Errors
    /// With the member that is wrong and why.
    fn check(_store: &Store, _record: &Self::Record) -> Result<(), String> {
        Ok(())
    }

    /// Puts a record back into a store that has all kinds before this one.
    ///
    /// # Errors
    /// With the member that is wrong and why.
    fn restore(store: &mut Store, record: Self::Record) -> Result<(), String>;
}

/// What a record is found by.
pub(crate) trait Key: Clone + Debug + Ord {
    /// Bytes in the order of the keys.
    fn bytes(&self) -> Vec<u8>;
}

impl Key for String {
    fn bytes(&self) -> Vec<u8> {
        self.as_bytes().to_vec()
    }
}

impl Key for usize {
    fn bytes(&self) -> Vec<u8> {
        let number = u64::try_from(*self).unwrap_or(u64::MAX);
        number.to_be_bytes().to_vec()
    }
}

impl Key for u64 {
    fn bytes(&self) -> Vec<u8> {
        self.to_be_bytes().to_vec()
    }
}

impl Key for Uuid {
    fn bytes(&self) -> Vec<u8> {
        self.as_bytes().to_vec()
    }
}

/// Something to do with each kind of record.
pub(crate) trait ForEach {
    type Error;

    fn apply<S: Section>(&mut self) -> Result<(), Self::Error>;
}

/// Walks all kinds, those first that others refer to.
pub(crate) fn for_each<F: ForEach>(task: &mut F) -> Result<(), F::Error> {
    task.apply::<Settings>()?;
    task.apply::<Tags>()?;
    task.apply::<Links>()?;
    task.apply::<Devices>()?;
    task.apply::<Origins>()?;
    task.apply::<Visitors>()?;
    task.apply::<Events>()?;
    task.apply::<Identifications>()?;
    task.apply::<Webhooks>()?;
    task.apply::<Deliveries>()?;
    task.apply::<Jobs>()
}
