//! The randomness seam: ids and short codes come from one source, which a seed makes repeatable.

use std::sync::{Mutex, PoisonError};

use uuid::{Builder, Uuid};

const CODE_LENGTH: usize = 7;
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Makes UUIDs and short codes.
pub(crate) struct IdSource(Option<Mutex<u64>>);

impl IdSource {
    /// Unpredictable ids without a seed, the same sequence of ids with the same seed.
    pub(crate) fn new(seed: Option<u64>) -> Self {
        Self(seed.map(Mutex::new))
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

    fn random_uuid(&self) -> Uuid {
        let Some(state) = &self.0 else {
            return Uuid::new_v4();
        };
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let bits = (u128::from(split_mix(&mut state)) << 64) | u128::from(split_mix(&mut state));
        Builder::from_random_bytes(bits.to_be_bytes()).into_uuid()
    }
}

/// SplitMix64: tiny, well spread, and nothing here has to be a secret.
pub(crate) fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
