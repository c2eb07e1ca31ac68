//! Keys that change while the program runs: from a vault, a mounted file, or whatever rotates them.

mod cached;
mod failure;
mod file;

use std::future::Future;
use std::pin::{pin, Pin};
use std::time::Duration;

use crate::clock::within;
use crate::configuration::Context;
use crate::error::Error;

pub use crate::secret::Secret;
pub use cached::CachedKeySource;
pub use failure::KeySourceError;

/// The future of a key.
pub type Keying<'a> = Pin<Box<dyn Future<Output = Result<Secret, KeySourceError>> + Send + 'a>>;

/// Gives the key of each request, so that it can change without a new configuration.
///
/// It is asked before every attempt of every call, so it should answer from memory most of the time:
/// [`CachedKeySource`] does, over any function that fetches a key. An attempt that may have written
/// something is repeated with the key that it had, since servers keep idempotency keys apart by key.
///
/// When the server has refused a key with 401, the source is asked once more, and told which key that
/// was. If it gives another one, the attempt is made again with it, once for each call. That costs
/// neither an attempt of the retry policy nor the retry budget; the deadline of the call holds.
///
/// ```
/// use linkbreakers_runtime::key_source::{KeySource, Keying, Secret};
///
/// struct Fixed(Secret);
///
/// impl KeySource for Fixed {
///     fn key(&self, _refused: Option<Secret>) -> Keying<'_> {
///         Box::pin(async { Ok(self.0.clone()) })
///     }
/// }
/// ```
pub trait KeySource: Send + Sync {
    /// The key to send. `refused` is the one that the server has just refused, if it has.
    ///
    /// Many calls can be refused at the same time. A source that has got another key since then gives
    /// that one, without fetching again. Its future may be dropped at any point.
    ///
    /// # Errors
    ///
    /// When there is no key. The call then fails with
    /// [`ErrorKind::KeySource`](crate::ErrorKind::KeySource).
    fn key(&self, refused: Option<Secret>) -> Keying<'_>;
}

/// The key of a source that a call in `context` is sent with; `None` when it has no source.
pub(crate) async fn ask(
    context: Context<'_>,
    refused: Option<Secret>,
    limit: Option<Duration>,
) -> Result<Option<Secret>, Error> {
    let settings = context.settings;
    let source = match &settings.key_source {
        Some(source) if context.asks_for_key() => source,
        _ => return Ok(None),
    };
    let asked = within(settings.clock.as_ref(), limit, pin!(source.key(refused))).await;
    match asked {
        Some(Ok(key)) => Ok(Some(key)),
        Some(Err(failure)) => Err(Error::key_source(failure)),
        None => Err(Error::key_source(KeySourceError::new(format!(
            "it gave no key within {:?}",
            limit.unwrap_or_default()
        )))),
    }
}
