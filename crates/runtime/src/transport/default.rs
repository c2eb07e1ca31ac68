//! The transport of a configuration that was given none.

use std::sync::OnceLock;
use std::time::Duration;

use bytes::Bytes;

use super::{Exchange, Phase, ReqwestTransport, Transport, TransportError};
use crate::base_url;

/// How long an idle connection is kept for the next request: less than the 60 s after which common
/// load balancers close one.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(50);

/// Makes its clients at the first request, because that can fail and `Configuration::new` cannot.
#[derive(Debug)]
pub(crate) struct DefaultTransport {
    connect_timeout: Duration,
    remote: OnceLock<ReqwestTransport>,
    /// Passes by the proxies of the environment: a proxy would be sent the key in plain text, and
    /// cannot reach this machine's loopback interface anyway.
    local: OnceLock<ReqwestTransport>,
}

impl DefaultTransport {
    pub(crate) const fn new(connect_timeout: Duration) -> Self {
        Self {
            connect_timeout,
            remote: OnceLock::new(),
            local: OnceLock::new(),
        }
    }

    fn transport_to(&self, host: Option<&str>) -> Result<&ReqwestTransport, TransportError> {
        let is_local = host.is_some_and(base_url::is_loopback_name);
        let place = if is_local { &self.local } else { &self.remote };
        if let Some(made) = place.get() {
            return Ok(made);
        }
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(self.connect_timeout)
            .pool_idle_timeout(POOL_IDLE_TIMEOUT);
        if is_local {
            builder = builder.no_proxy();
        }
        let client = builder
            .build()
            .map_err(|error| TransportError::broken(Phase::Connect, error.without_url()))?;
        Ok(place.get_or_init(|| ReqwestTransport::new(client)))
    }
}

impl Transport for DefaultTransport {
    fn exchange(&self, request: http::Request<Bytes>, response_limit: usize) -> Exchange<'_> {
        match self.transport_to(request.uri().host()) {
            Ok(transport) => transport.exchange(request, response_limit),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }
}
