//! The settings of a service: read from the environment once, and checked before anything listens.
//!
//! | variable | | unless set |
//! |---|---|---|
//! | `LINKBREAKERS_SECRET_KEY` | a secret key | the service does not start |
//! | `LINKBREAKERS_BASE_URL` | another address of the API | the production service |
//! | `LISTEN_ADDR` | IP address and port; port 0 takes a free one | `127.0.0.1:8080` |
//! | `WEBHOOK_SECRET` or `WEBHOOK_SECRETS` | see [`webhook_keys`](super::webhook_keys) | the service does not start |
//! | `WEBHOOK_SCHEME` | `sha256-hex` or `standard` | `sha256-hex` |
//! | `REPLAY_CAPACITY` | the most deliveries to remember | 100000 |
//! | `STOP_LIMIT` | the most seconds that a stop waits for what is running | 30 |
//! | `LOG_LEVEL` | `off`, `error`, `warn`, `info`, `debug` or `trace` | `info` |

use std::env;
use std::fmt::Display;
use std::net::{SocketAddr, TcpListener};
use std::num::NonZeroUsize;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::keys;
use linkbreakers::webhooks::{MemoryReplayStore, Receiver, Scheme, Verifier, DEFAULT_CAPACITY};

use super::webhook_keys::{self, Form};
use super::{logs, Failure, Service, REQUEST_LIMIT};

/// The most bytes of a webhook's body.
const WEBHOOK_LIMIT: usize = 64 * 1024;

/// Starts the log, and gives the address to listen at and what the handlers need.
///
/// A key that is publishable, expired or malformed ends it here, and not at the first request. Nothing
/// is sent for that: an emulator takes any text, such as `any`, and so does the check.
pub(crate) async fn from_env() -> Result<(SocketAddr, Service), Failure> {
    logs::start(parsed("LOG_LEVEL", "info")?);
    let configuration = Configuration::from_env()?;
    let key = keys::require_secret(&configuration).await?;
    tracing::info!(%key, api = configuration.base_path, "configured");

    let (scheme, form) = match text("WEBHOOK_SCHEME")?.as_deref() {
        None | Some("sha256-hex") => (Scheme::sha256_hex(), Form::Text),
        Some("standard") => (Scheme::standard(), Form::Standard),
        Some(_) => return Err("WEBHOOK_SCHEME is neither sha256-hex nor standard".into()),
    };
    let keyring = webhook_keys::read(text("WEBHOOK_SECRET")?, text("WEBHOOK_SECRETS")?, form)?;
    let verifier = Verifier::new(scheme, keyring)?.with_body_limit(WEBHOOK_LIMIT);
    let capacity: NonZeroUsize = parsed("REPLAY_CAPACITY", &DEFAULT_CAPACITY.to_string())?;
    let capacity = capacity.get();
    // Several processes need a store that they share: an implementation of `ReplayStore`.
    let deliveries = Arc::new(MemoryReplayStore::new().with_capacity(capacity));
    let receiver = Receiver::new(verifier).with_store(Arc::<MemoryReplayStore>::clone(&deliveries));

    let service = Service {
        configuration,
        receiver,
        deliveries,
        capacity,
    };
    Ok((parsed("LISTEN_ADDR", "127.0.0.1:8080")?, service))
}

/// How long a stop waits for the requests that are running: as long as each of them may take.
///
/// Let the platform wait longer before it kills: containers are often given 10 s or 30 s.
pub(crate) fn stop_limit() -> Result<Duration, Failure> {
    let seconds: u32 = parsed("STOP_LIMIT", &REQUEST_LIMIT.as_secs().to_string())?;
    Ok(Duration::from_secs(u64::from(seconds)))
}

/// From here on requests come, and wait until they are served.
pub(crate) fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    let listener = TcpListener::bind(address)
        .map_err(|error| format!("LISTEN_ADDR {address} cannot be listened at: {error}"))?;
    tracing::info!(address = %listener.local_addr()?, "listening");
    Ok(listener)
}

/// A variable without the white space around it; `None` when nothing is left.
fn text(name: &str) -> Result<Option<String>, Failure> {
    match env::var(name) {
        Ok(value) => Ok(Some(value.trim().to_owned()).filter(|value| !value.is_empty())),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(_)) => Err(format!("{name} is not valid Unicode").into()),
    }
}

/// Not for secrets: a value that cannot be read is shown.
fn parsed<T: FromStr<Err = impl Display>>(name: &str, otherwise: &str) -> Result<T, Failure> {
    let value = text(name)?.unwrap_or_else(|| otherwise.to_owned());
    let read = value.parse();
    read.map_err(|error| format!("{name} is {value:?}: {error}").into())
}
