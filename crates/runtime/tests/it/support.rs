//! A service with a few operations, and a transport that answers from a script.

use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, TimeZone, Utc};
use linkbreakers_runtime::clock::Clock;
use linkbreakers_runtime::transport::{Exchange, Phase, Transport, TransportError};
use linkbreakers_runtime::{
    Call, ClientId, EmptyAnswer, Method, Operation, Profile, Provider, RetryPolicy,
};

/// What must never be seen in anything printed.
pub(crate) const CANARY: &str = "canary-7d1f";

#[derive(Debug)]
pub(crate) enum Tides {}

impl Provider for Tides {
    const PROFILE: &'static Profile = &Profile::new("Tides", "https://tides.example", "1.2.3")
        .user_agent("tides-rust")
        .client_header("tides-client")
        .quota_codes(&["PLAN_USED_UP"]);
}

pub(crate) type Configuration = linkbreakers_runtime::Configuration<Tides>;

pub(crate) static GET: Operation =
    Operation::new("Tides_Get", Method::Get, "/v1/tides/{port}").with_scope("tides:read");
pub(crate) static FIND: Operation = Operation::new("Tides_Find", Method::Get, "/v1/find/{port}")
    .with_empty_answer(EmptyAnswer::Null);
pub(crate) static ADD: Operation =
    Operation::new("Tides_Add", Method::Post, "/v1/tides").with_idempotency_key();
pub(crate) static REMOVE: Operation =
    Operation::new("Tides_Remove", Method::Delete, "/v1/tides/{port}")
        .with_empty_answer(EmptyAnswer::Ignored);

pub(crate) static PROBE: Operation = Operation::new("Tides_Probe", Method::Head, "/v1/tides");
pub(crate) static REPLACE: Operation = Operation::new("Tides_Replace", Method::Put, "/v1/tides");
pub(crate) static CHANGE: Operation = Operation::new("Tides_Change", Method::Patch, "/v1/tides");
pub(crate) static POST: Operation = Operation::new("Tides_Post", Method::Post, "/v1/tides");
pub(crate) static LIST: Operation = Operation::new("Tides_List", Method::Get, "/v1/tides");
pub(crate) static CLEAR: Operation = Operation::new("Tides_Clear", Method::Delete, "/v1/tides");

pub(crate) static CREATE: Operation = Operation::new("Tides_Create", Method::Post, "/v1/tides")
    .with_idempotency_key()
    .with_client_id(ClientId::new("port", &GET));

/// The exchange broke in `phase`.
pub(crate) fn broken(phase: Phase) -> Step {
    Err(TransportError::broken(phase, "socket closed"))
}

pub(crate) type Step = Result<http::Response<Bytes>, TransportError>;

/// Answers in order and remembers the requests.
#[derive(Debug, Default)]
pub(crate) struct Script {
    steps: Mutex<VecDeque<Step>>,
    seen: Mutex<Vec<http::Request<Bytes>>>,
}

impl Script {
    pub(crate) fn new(steps: impl IntoIterator<Item = Step>) -> Arc<Self> {
        Arc::new(Self {
            steps: Mutex::new(steps.into_iter().collect()),
            seen: Mutex::default(),
        })
    }

    pub(crate) fn seen(&self) -> Vec<http::Request<Bytes>> {
        self.seen.lock().unwrap().clone()
    }
}

impl Transport for Script {
    fn exchange(&self, request: http::Request<Bytes>, _: usize) -> Exchange<'_> {
        self.seen.lock().unwrap().push(request);
        let step = self.steps.lock().unwrap().pop_front();
        Box::pin(async move { step.unwrap_or_else(|| panic!("the script has ended")) })
    }
}

pub(crate) fn answer(status: u16, body: &str) -> Step {
    answer_with(status, &[], body)
}

pub(crate) fn answer_with(status: u16, headers: &[(&str, &str)], body: &str) -> Step {
    let mut builder = http::Response::builder().status(status);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    Ok(builder
        .body(Bytes::copy_from_slice(body.as_bytes()))
        .unwrap())
}

/// One attempt a call, so that a script says what each call gets.
pub(crate) fn over(script: &Arc<Script>) -> Configuration {
    Configuration::builder()
        .bearer_access_token(CANARY)
        .retry(RetryPolicy::never())
        .rate_limiter(None)
        .transport(script.clone())
        .build()
        .unwrap()
}

/// A configuration with default behaviour whose time passes only in waits; backoff waits half of
/// its bound.
pub(crate) fn patient(script: &Arc<Script>, clock: &VirtualClock) -> Configuration {
    patient_with(script, clock, RetryPolicy::standard())
}

pub(crate) fn patient_with(
    script: &Arc<Script>,
    clock: &VirtualClock,
    policy: RetryPolicy,
) -> Configuration {
    Configuration::builder()
        .bearer_access_token(CANARY)
        .transport(script.clone())
        .clock(Arc::new(clock.clone()))
        .random(|| 0.5)
        .retry(policy)
        .build()
        .unwrap()
}

/// A clock that moves when somebody waits, and remembers the waits.
#[derive(Clone, Debug, Default)]
pub(crate) struct VirtualClock {
    elapsed: Arc<Mutex<Duration>>,
    waits: Arc<Mutex<Vec<Duration>>>,
}

impl VirtualClock {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// The waits so far, in milliseconds.
    pub(crate) fn waits(&self) -> Vec<u128> {
        let waits = self.waits.lock().unwrap();
        waits.iter().map(Duration::as_millis).collect()
    }

    pub(crate) fn elapsed(&self) -> Duration {
        *self.elapsed.lock().unwrap()
    }

    pub(crate) fn pass(&self, duration: Duration) {
        *self.elapsed.lock().unwrap() += duration;
    }
}

/// The time at which a virtual clock starts: Sun, 06 Nov 1994 08:49:30 GMT.
pub(crate) fn start() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(1994, 11, 6, 8, 49, 30).unwrap()
}

impl Clock for VirtualClock {
    fn now(&self) -> DateTime<Utc> {
        start() + chrono::Duration::from_std(self.elapsed()).unwrap()
    }

    fn monotonic(&self) -> Duration {
        self.elapsed()
    }

    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let clock = self.clone();
        Box::pin(async move {
            clock.pass(duration);
            clock.waits.lock().unwrap().push(duration);
        })
    }
}

pub(crate) fn get(configuration: &Configuration) -> Call<'_> {
    Call::new(configuration, &GET).path("port", "brest")
}

pub(crate) fn add(configuration: &Configuration) -> Call<'_> {
    Call::new(configuration, &ADD).json(&serde_json::json!({"port": "brest"}))
}
