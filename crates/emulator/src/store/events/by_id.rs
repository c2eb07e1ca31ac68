//! Events by id. The ids are random already, so hashing them again would only take time.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use uuid::Uuid;

/// Places of events by id.
pub(super) type ById = HashMap<Uuid, usize, BuildHasherDefault<Folded>>;

/// Both halves of an id in one.
#[derive(Default)]
pub(crate) struct Folded(u64);

impl Hasher for Folded {
    fn write(&mut self, bytes: &[u8]) {
        for half in bytes.chunks(8) {
            let half = half
                .iter()
                .fold(0, |number, byte| number << 8 | u64::from(*byte));
            self.0 ^= half;
        }
    }

    /// The length, which is always the same.
    fn write_usize(&mut self, _: usize) {}

    fn finish(&self) -> u64 {
        self.0
    }
}
