//! A key that is fetched once for many callers, and again when it is old or refused.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;

use super::{KeySource, KeySourceError, Keying, Secret};
use crate::clock::{Clock, SystemClock};

/// How long a key is used without asking again, unless set.
const MAX_AGE: Duration = Duration::from_secs(5 * 60);
/// How long a fetch that brought nothing new is not repeated.
const PAUSE: Duration = Duration::from_secs(1);

type Fetch = dyn Fn() -> Keying<'static> + Send + Sync;

/// Keeps the key that a function fetches, for all calls together.
///
/// It is fetched by the first call, by the first one after [`max_age`](Self::max_age), and when the
/// server has refused it. However many calls wait for it, one fetch runs at a time and its outcome,
/// a failure too, is theirs. If the call that fetches is dropped, the next one begins anew.
///
/// When a fetch fails and there is a key that the server has not refused, that one is used on, and the
/// next fetch is a second later: a vault that is down for a moment stops nobody. A second also passes
/// before a refused key that was fetched again, and was the same, is fetched once more.
///
/// ```
/// use std::sync::Arc;
/// use std::time::Duration;
/// # use linkbreakers_runtime::{Profile, Provider};
/// # pub enum Tides {}
/// # impl Provider for Tides {
/// #     const PROFILE: &'static Profile = &Profile::new("Tides", "https://tides.example", "1.0.0");
/// # }
/// # type Configuration = linkbreakers_runtime::Configuration<Tides>;
/// use linkbreakers_runtime::key_source::{CachedKeySource, Secret};
///
/// async fn from_vault() -> Result<Secret, std::io::Error> {
///     Ok(Secret::new("what the vault says"))
/// }
///
/// let source = CachedKeySource::new(from_vault).max_age(Duration::from_secs(60));
/// let configuration = Configuration::builder()
///     .key_source(Arc::new(source))
///     .build()?;
/// # Ok::<(), linkbreakers_runtime::Error>(())
/// ```
pub struct CachedKeySource {
    fetch: Box<Fetch>,
    max_age: Option<Duration>,
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
    /// How many fetches have ended.
    ended: AtomicU64,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// Why the last fetch gave none.
    failure: Option<KeySourceError>,
}

struct Held {
    key: Secret,
    /// When it is to be fetched again.
    due: Option<Duration>,
    /// Until when it is not fetched again although it was refused.
    spared: Option<Duration>,
}

impl CachedKeySource {
    /// Keeps what `fetch` gives.
    ///
    /// An error of `fetch` is [hidden](KeySourceError::hiding) unless it is a [`KeySourceError`].
    pub fn new<F, Fut, E>(fetch: F) -> Self
    where
        F: Fn() -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Secret, E>> + Send + 'static,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self {
            fetch: Box::new(move || {
                let fetching = fetch();
                Box::pin(async { fetching.await.map_err(KeySourceError::hiding) })
            }),
            max_age: Some(MAX_AGE),
            clock: Arc::new(SystemClock),
            state: Mutex::default(),
            ended: AtomicU64::new(0),
        }
    }

    /// How long a key is used before it is fetched again; 5 min unless set, `None` to keep it until
    /// it is refused.
    #[must_use]
    pub fn max_age(mut self, age: impl Into<Option<Duration>>) -> Self {
        self.max_age = age.into();
        self
    }

    /// Tells the age of the key; the system's clock unless set. For tests.
    #[must_use]
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    async fn get(&self, refused: Option<Secret>) -> Result<Secret, KeySourceError> {
        let ended = self.ended.load(Ordering::Acquire);
        let mut state = self.state.lock().await;
        if let Some(key) = state.ready(refused.as_ref(), self.clock.monotonic()) {
            return Ok(key);
        }
        if self.ended.load(Ordering::Acquire) != ended {
            // Somebody else fetched while this call waited.
            return state.outcome(refused.as_ref());
        }
        let fetched = (self.fetch)().await;
        self.ended.fetch_add(1, Ordering::AcqRel);
        let now = self.clock.monotonic();
        state.take(fetched, refused.as_ref(), now, self.max_age);
        state.outcome(refused.as_ref())
    }
}

impl State {
    /// The key, if it need not be fetched.
    fn ready(&self, refused: Option<&Secret>, now: Duration) -> Option<Secret> {
        let held = self.held.as_ref()?;
        let usable = if refused == Some(&held.key) {
            held.spared.is_some_and(|until| now < until)
        } else {
            held.due.map_or(true, |due| now < due)
        };
        usable.then(|| held.key.clone())
    }

    fn take(
        &mut self,
        fetched: Result<Secret, KeySourceError>,
        refused: Option<&Secret>,
        now: Duration,
        max_age: Option<Duration>,
    ) {
        match fetched {
            Ok(key) => {
                self.failure = None;
                self.held = Some(Held {
                    due: max_age.map(|age| now.saturating_add(age)),
                    spared: (refused == Some(&key)).then(|| now.saturating_add(PAUSE)),
                    key,
                });
            }
            Err(failure) => {
                self.failure = Some(failure);
                if let Some(held) = &mut self.held {
                    held.due = Some(now.saturating_add(PAUSE));
                }
            }
        }
    }

    /// What the last fetch means for a call: its key, one from before that is not refused, or why
    /// there is none.
    fn outcome(&self, refused: Option<&Secret>) -> Result<Secret, KeySourceError> {
        match (&self.held, &self.failure) {
            (Some(held), Some(failure)) if refused == Some(&held.key) => Err(failure.clone()),
            (Some(held), _) => Ok(held.key.clone()),
            (None, Some(failure)) => Err(failure.clone()),
            (None, None) => Err(KeySourceError::new("no key was fetched")),
        }
    }
}

impl KeySource for CachedKeySource {
    fn key(&self, refused: Option<Secret>) -> Keying<'_> {
        Box::pin(self.get(refused))
    }
}

/// Neither the key nor what fetches it.
impl fmt::Debug for CachedKeySource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CachedKeySource")
            .field("max_age", &self.max_age)
            .finish_non_exhaustive()
    }
}
