//! A transport that plays a scripted server, and a clock that never waits.

use std::fmt;
use std::future::{ready, Future};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use linkbreakers::apis::configuration::Configuration;
use linkbreakers::transport::{Exchange, Transport, TransportError};
use linkbreakers::RetryPolicy;
use linkbreakers_runtime::clock::Clock;

pub(crate) type Request = http::Request<Bytes>;
pub(crate) type Answer = http::Response<Bytes>;
type Play = dyn Fn(&Request) -> Result<Answer, TransportError> + Send + Sync;

/// Answers as its script says and keeps what it was asked.
pub(crate) struct Script {
    play: Box<Play>,
    requests: Mutex<Vec<Request>>,
}

impl Script {
    pub(crate) fn new(
        play: impl Fn(&Request) -> Result<Answer, TransportError> + Send + Sync + 'static,
    ) -> Arc<Self> {
        Arc::new(Self {
            play: Box::new(play),
            requests: Mutex::default(),
        })
    }

    /// Gives the same answer to every request.
    pub(crate) fn always(answer: Answer) -> Arc<Self> {
        Self::new(move |_| Ok(answer.clone()))
    }

    /// Gives `body` as JSON to every request.
    pub(crate) fn json(status: u16, body: impl Into<Bytes>) -> Arc<Self> {
        Self::always(answer(
            status,
            &[("content-type", "application/json")],
            body,
        ))
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// A client of this server, with a key.
    pub(crate) fn client(self: &Arc<Self>) -> Configuration {
        self.client_with_key("a-key")
    }

    pub(crate) fn client_with_key(self: &Arc<Self>, key: &str) -> Configuration {
        let transport: Arc<dyn Transport> = Arc::clone(self) as _;
        Configuration::builder()
            .bearer_access_token(key)
            .transport(transport)
            .clock(Arc::new(StoppedClock))
            .retry(RetryPolicy::never())
            .rate_limiter(None)
            .build()
            .unwrap()
    }
}

pub(crate) fn answer(status: u16, headers: &[(&str, &str)], body: impl Into<Bytes>) -> Answer {
    let mut answer = http::Response::builder().status(status);
    for (name, value) in headers {
        answer = answer.header(*name, *value);
    }
    answer.body(body.into()).unwrap()
}

impl Transport for Script {
    fn exchange(&self, request: Request, _: usize) -> Exchange<'_> {
        let answer = (self.play)(&request);
        self.requests.lock().unwrap().push(request);
        Box::pin(ready(answer))
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Script")
    }
}

/// Stands still, and every wait is over at once.
#[derive(Debug)]
pub(crate) struct StoppedClock;

impl Clock for StoppedClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH
    }

    fn monotonic(&self) -> Duration {
        Duration::ZERO
    }

    fn sleep(&self, _: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(ready(()))
    }
}
