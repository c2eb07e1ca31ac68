//! The randomness seam: ids and short codes come from one source, which a seed makes repeatable.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use uuid::{Builder, Uuid};

const CODE_LENGTH: usize = 7;
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Makes UUIDs and short codes.
pub(crate) struct IdSource(Option<Seeded>);

struct Seeded {
    seed: u64,
    state: Mutex<u64>,
}

impl IdSource {
    /// Unpredictable ids without a seed, the same sequence of ids with the same seed.
    pub(crate) fn new(seed: Option<u64>) -> Self {
        Self(seed.map(|seed| Seeded {
            seed,
            state: Mutex::new(seed),
        }))
    }

    /// The seed, and where its ids go on.
    pub(crate) fn state(&self) -> Option<(u64, u64)> {
        let seeded = self.0.as_ref()?;
        let state = seeded.state.lock().unwrap_or_else(PoisonError::into_inner);
        Some((seeded.seed, *state))
    }

    /// Goes on where the ids of this seed stopped, if that is known.
    pub(crate) fn resume(&self, states: &BTreeMap<u64, u64>) {
        if let Some(seeded) = &self.0 {
            if let Some(state) = states.get(&seeded.seed) {
                *seeded.state.lock().unwrap_or_else(PoisonError::into_inner) = *state;
            }
        }
    }

    /// A version 4 UUID in its usual form.
    pub(crate) fn uuid(&self) -> String {
        self.random_uuid().to_string()
    }

    /// A short code of letters and digits.
    pub(crate) fn code(&self) -> String {
        let mut rest = self.random_uuid().as_u128();
        let mut code = String::with_capacity(CODE_LENGTH);
        while code.len() < CODE_LENGTH {
            let index = usize::try_from(rest % 62).unwrap_or_default();
            code.extend(ALPHABET.get(index).map(|byte| char::from(*byte)));
            rest /= 62;
        }
        code
    }

    /// A version 4 UUID.
    pub(crate) fn random_uuid(&self) -> Uuid {
        let Some(Seeded { state, .. }) = &self.0 else {
            return Uuid::new_v4();
        };
        uuid_out_of(&mut state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A UUID out of its text. No other form than the usual one names a record.
pub(crate) fn read(text: &str) -> Option<Uuid> {
    let id = Uuid::try_parse(text).ok()?;
    let mut buffer = Uuid::encode_buffer();
    (id.as_hyphenated().encode_lower(&mut buffer) == text).then_some(id)
}

/// The id of part number `part` of a record: always the same, so that it need not be kept.
pub(crate) fn part_of(record: Uuid, part: usize) -> Uuid {
    let (high, low) = record.as_u64_pair();
    let part = u64::try_from(part).unwrap_or(u64::MAX);
    let mut state = high ^ low.rotate_left(32) ^ part;
    uuid_out_of(&mut state)
}

fn uuid_out_of(state: &mut u64) -> Uuid {
    let bits = (u128::from(split_mix(state)) << 64) | u128::from(split_mix(state));
    Builder::from_random_bytes(bits.to_be_bytes()).into_uuid()
}

/// SplitMix64: tiny, well spread, and nothing here has to be a secret.
pub(crate) fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
