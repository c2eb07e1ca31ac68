//! A transport on a `reqwest-middleware` stack of the user's own.

use bytes::Bytes;
use reqwest_middleware::ClientWithMiddleware;

use super::connections::Connections;
use super::reqwest_transport::{failure, finish};
use super::{Exchange, Phase, Transport, TransportError};

/// Sends through a [`ClientWithMiddleware`].
///
/// Each attempt passes the stack once. Leave retry middleware out of it: this crate repeats
/// attempts itself, and knows when that is safe. Build the inner client with
/// [`reqwest::redirect::Policy::none`].
///
/// ```
/// # use linkbreakers_runtime::{Profile, Provider};
/// # pub enum Tides {}
/// # impl Provider for Tides {
/// #     const PROFILE: &'static Profile = &Profile::new("Tides", "https://tides.example", "1.0.0");
/// # }
/// # type Configuration = linkbreakers_runtime::Configuration<Tides>;
/// use linkbreakers_runtime::transport::MiddlewareTransport;
/// use std::sync::Arc;
///
/// # fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = reqwest::Client::builder()
///     .redirect(reqwest::redirect::Policy::none())
///     .build()?;
/// // Your middleware goes between `new` and `build`, by `with`.
/// let client = reqwest_middleware::ClientBuilder::new(client).build();
/// let configuration = Configuration::builder()
///     .transport(Arc::new(MiddlewareTransport::new(client)))
///     .build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct MiddlewareTransport {
    client: ClientWithMiddleware,
    connections: Connections,
}

impl MiddlewareTransport {
    /// A transport on `client`.
    #[must_use]
    pub fn new(client: ClientWithMiddleware) -> Self {
        Self {
            client,
            connections: Connections::default(),
        }
    }
}

impl Transport for MiddlewareTransport {
    fn exchange(&self, request: http::Request<Bytes>, response_limit: usize) -> Exchange<'_> {
        Box::pin(async move {
            let request = reqwest::Request::try_from(request)
                .map_err(|error| TransportError::broken(Phase::Connect, error.without_url()))?;
            let answer = self.client.execute(request).await;
            let mut answer = answer.map_err(|error| match error {
                reqwest_middleware::Error::Reqwest(error) => failure(error, Phase::Send),
                // What a middleware says may hold the URL, and where it gave up is not known.
                reqwest_middleware::Error::Middleware(_) => {
                    TransportError::broken(Phase::Send, "a middleware refused the request")
                }
            })?;
            let answer = finish(&mut answer, response_limit, &self.connections).await?;
            Ok(answer.into())
        })
    }
}
