//! The transport of a configuration that was given none.

use std::sync::OnceLock;
use std::time::Duration;

use super::{Phase, ReqwestTransport, TransportError};

/// How long an idle connection is kept for the next request: less than the 60 s after which common
/// load balancers close one.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(50);

/// Makes its clients at the first request, because that can fail and `Configuration::new` cannot.
#[derive(Debug, Default)]
pub(crate) struct DefaultTransport {
    remote: OnceLock<ReqwestTransport>,
    /// Passes by the proxies of the environment: a proxy would be sent the key in plain text, and
    /// cannot reach this machine's loopback interface anyway.
    local: OnceLock<ReqwestTransport>,
}

impl DefaultTransport {
    /// The transport to this machine, or to others; `connect_timeout` is that of the first request.
    pub(crate) fn transport(
        &self,
        is_local: bool,
        connect_timeout: Duration,
    ) -> Result<&ReqwestTransport, TransportError> {
        let place = if is_local { &self.local } else { &self.remote };
        if let Some(made) = place.get() {
            return Ok(made);
        }
        let made = make(is_local, connect_timeout)?;
        Ok(place.get_or_init(|| made))
    }
}

#[cold]
fn make(is_local: bool, connect_timeout: Duration) -> Result<ReqwestTransport, TransportError> {
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(connect_timeout)
        .pool_idle_timeout(POOL_IDLE_TIMEOUT);
    if is_local {
        builder = builder.no_proxy();
    }
    if cfg!(not(feature = "http2")) {
        // It would only repeat what HTTP/2 has refused, and copies every request for that; `never`
        // alone copies too.
        builder = builder.retry(reqwest::retry::never().max_retries_per_request(0));
    }
    let client = builder
        .build()
        .map_err(|error| TransportError::broken(Phase::Connect, error.without_url()))?;
    Ok(ReqwestTransport::new(client))
}
