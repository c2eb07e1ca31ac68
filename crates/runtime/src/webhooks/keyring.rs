//! The keys that are accepted at the same time, which is what lets one be replaced by another.

use std::sync::Arc;

use super::{Key, SetupError};

/// The keys of one sender.
///
/// To rotate without downtime: add the new key beside the old one and give the old one a
/// [`not_after`](Key::not_after), deploy, change the key at the sender. Messages of both are
/// accepted until then, and [`Verified::key_label`](super::Verified::key_label) says which key a
/// message was made with, so that the log shows when the old one is no longer used.
///
/// ```
/// use chrono::{TimeZone, Utc};
/// use linkbreakers_runtime::webhooks::{Key, Keyring};
///
/// let end = Utc.with_ymd_and_hms(2026, 2, 1, 0, 0, 0).unwrap();
/// let keyring = Keyring::new([
///     Key::secret("2026", "the secret of this year")?,
///     Key::secret("2025", "the secret of last year")?.not_after(end),
/// ])?;
/// assert_eq!(keyring.keys().len(), 2);
/// # Ok::<(), linkbreakers_runtime::webhooks::SetupError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Keyring(Arc<[Key]>);

impl Keyring {
    /// The keys, in the order in which the result names the one that matched and in which messages
    /// are signed: the newest first.
    ///
    /// # Errors
    ///
    /// [`SetupError::EmptyKeyring`] and [`SetupError::DuplicateLabel`].
    pub fn new(keys: impl IntoIterator<Item = Key>) -> Result<Self, SetupError> {
        let keys: Arc<[Key]> = keys.into_iter().collect();
        if keys.is_empty() {
            return Err(SetupError::EmptyKeyring);
        }
        for (place, key) in keys.iter().enumerate() {
            let before = keys.iter().take(place);
            if before.into_iter().any(|other| other.label() == key.label()) {
                return Err(SetupError::DuplicateLabel {
                    label: key.label().to_owned(),
                });
            }
        }
        Ok(Self(keys))
    }

    /// The keys in their order.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.0
    }
}
